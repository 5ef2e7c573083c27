// A content script cannot import statically; the module it fetches runs in the same isolated world.
import(chrome.runtime.getURL("content/main.js")).then(({ main }) => main(), () => undefined);
