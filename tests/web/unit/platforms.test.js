import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanLink, postOf, profileOf, readCommentLink } from "../../../extension/platforms/facebook-links.js";
import { adapterFor } from "../../../extension/platforms/index.js";
import { bounded, names } from "../../../extension/platforms/page.js";

const PAGE = "https://www.facebook.com/permalink.php?story_fbid=pfbid0Aa1&id=9001";

test("a comment's id is read from digits and from base64, a reply knows what it replies to", () => {
  assert.deepEqual(readCommentLink(`${PAGE}&comment_id=31`), { id: "31", parent: null, plain: true });
  assert.deepEqual(readCommentLink(`${PAGE}&comment_id=31&reply_comment_id=45&__tn__=R`), { id: "45", parent: "31", plain: true });
  const encoded = encodeURIComponent(btoa("comment:777_31"));
  assert.deepEqual(readCommentLink(`https://www.facebook.com/toko?comment_id=${encoded}`), { id: "31", parent: null, plain: false });
});

test("what is no comment's link is none", () => {
  const others = ["", "javascript:alert(1)", PAGE, `${PAGE}&comment_id=`, `${PAGE}&comment_id=%%%`, `${PAGE}&comment_id=${btoa("comment:SYNTHETIC")}`, `${PAGE}&comment_id=${btoa("story:1_2")}`];
  for (const href of others) assert.equal(readCommentLink(href), null, href);
});

test("links lose what follows people around and keep what leads to the comment", () => {
  assert.equal(cleanLink(`${PAGE}&comment_id=31&__cft__[0]=AZX&__tn__=R&mibextid=1`), `${PAGE}&comment_id=31`);
  assert.equal(cleanLink("https://www.facebook.com/toko/posts/pfbid0Aa1?__tn__=R"), "https://www.facebook.com/toko/posts/pfbid0Aa1");
  assert.equal(cleanLink("javascript:alert(1)"), null);
});

test("a post is known by every shape of its address", () => {
  const cases = {
    [PAGE]: "pfbid0Aa1",
    "https://www.facebook.com/toko/posts/pfbid0Aa1?comment_id=3": "pfbid0Aa1",
    "https://www.facebook.com/groups/44/permalink/987654/": "987654",
    "https://www.facebook.com/groups/44?multi_permalinks=987654": "987654",
    "https://www.facebook.com/photo/?fbid=123456&set=a.1": "123456",
    "https://www.facebook.com/photo/?set=gm.987654": "987654",
    "https://www.facebook.com/watch/?v=555555": "555555",
    "https://www.facebook.com/reel/444444/": "444444",
  };
  for (const [href, post] of Object.entries(cases)) assert.equal(postOf(href), post, href);
  assert.equal(postOf("https://www.facebook.com/toko?__cft__[0]=scrambled"), null);
});

test("a profile is a number or a name, never a place of the site", () => {
  const cases = {
    "https://www.facebook.com/profile.php?id=1001&comment_id=3": "1001",
    "https://www.facebook.com/groups/44/user/1001/?__tn__=R": "1001",
    "https://www.facebook.com/people/Sinta-Dewi/1001/": "1001",
    "https://www.facebook.com/toru.yamagata?comment_id=3": "toru.yamagata",
  };
  for (const [href, who] of Object.entries(cases)) assert.equal(profileOf(href), who, href);
  for (const href of [PAGE, "https://www.facebook.com/reel/44", "https://www.facebook.com/toko/posts/1", "https://l.facebook.com/l.php?u=x", "https://example.com/toko"]) {
    assert.equal(profileOf(href), null, href);
  }
});

test("a name counts only as a whole, in scripts with spaces and without", () => {
  assert.ok(names("Reply to Ann…", "Ann"));
  assert.ok(!names("Reply to Anna", "Ann"));
  assert.ok(!names("Reply to JoAnn", "Ann"));
  assert.ok(names("Reply to Anna and Ann", "Ann"));
  assert.ok(names("みおさんに返信", "みお"));
  assert.ok(names("ひなた珈琲としてコメント", "ひなた珈琲"));
  assert.ok(!names("Reply to a", "a"));
  assert.ok(!names("", ""));
});

test("a text is cut between characters, never inside one", () => {
  assert.equal(bounded("😀😀😀", 2), "😀😀");
  assert.equal(bounded("ab\ud800", 5), "ab\ufffd");
  assert.equal(bounded("短い", 5), "短い");
});

test("there is an adapter for the three sites and for no other", async () => {
  for (const host of ["example.com", "facebook.com", "x.com.example", "toString", "business.facebook.com"]) {
    assert.equal(await adapterFor(host), null, host);
  }
});
