/** The words of the page. */

/** @type {Record<"ja"|"en", Record<string, string>>} */
export const STRINGS = {
  ja: {
    title: "拡張機能をこのサーバーにつなぐ",
    lead: "サーバーの URL とアクセスキーを、ブラウザーの Henshin 拡張機能へ渡します。入力は要りません。",
    key_hint: "サーバーの管理者から受け取ったキーを入力してください。このタブを閉じると消えます。",
    connect_heading: "渡すもの",
    server: "サーバー",
    owner: "キー",
    owner_text: "{name}（{role}）",
    role_staff: "担当者",
    role_lead: "責任者",
    role_viewer: "閲覧のみ",
    connect: "接続",
    step_open: "ツールバーの Henshin を押します（見当たらないときは、拡張機能の一覧から選びます）。",
    step_agree: "表示されたサーバーを確かめて「接続する」を押します。",
    withdrawn: "時間が過ぎたので取りやめました。もう一度「接続」を押してください。",
    done: "接続しました。このタブは閉じてかまいません。",
  },
  en: {
    title: "Connect the extension to this server",
    lead: "This hands the server's address and your access key to the Henshin extension in your browser. Nothing to type.",
    key_hint: "The key that the server's administrator gave you. It is forgotten when you close this tab.",
    connect_heading: "What is handed over",
    server: "Server",
    owner: "Key",
    owner_text: "{name} ({role})",
    role_staff: "staff",
    role_lead: "lead",
    role_viewer: "viewer",
    connect: "Connect",
    step_open: "Press Henshin in the browser's toolbar (or choose it from the list of extensions).",
    step_agree: "Check the server that is shown, and press “Connect”.",
    withdrawn: "Time ran out, so nothing is held out any more. Press “Connect” again.",
    done: "Connected. You can close this tab.",
  },
};
