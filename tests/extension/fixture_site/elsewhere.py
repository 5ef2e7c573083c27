"""A page of a site the extension knows nothing about: fields of every kind, and a form that would send."""

HOST = "desk.example"

PAGE = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>elsewhere</title><link rel="icon" href="data:,"></head>
<body>
<p id="complaint">注文した商品が三日たっても届きません。<br>いつ届きますか。</p>
<form id="form">
<textarea id="area" rows="4" cols="50">はじめに。</textarea>
<input id="line" value="件名：">
<input id="short" maxlength="10">
<input id="secret" type="password">
<input id="fixed" value="変えられません" readonly>
<button>送信</button>
</form>
<div id="rich" contenteditable="true"><p>書きかけ</p></div>
<div id="shadow"></div>
<iframe id="frame" src="/frame"></iframe>
<script nonce="{nonce}">
const field = document.createElement('textarea');
document.querySelector('#shadow').attachShadow({{ mode: 'open' }}).append(field);
document.querySelector('#form').addEventListener('submit', (event) => {{
  event.preventDefault();
  fetch('/api/publish', {{ method: 'POST', body: JSON.stringify({{ text: 'sent' }}) }});
}});
</script></body></html>
"""
FRAME = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>frame</title></head>
<body><textarea id="inner"></textarea></body></html>
"""
