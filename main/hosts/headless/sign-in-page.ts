/** The page that somebody without a valid token sees; it works without scripts. */
export function signInPage(message: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Downbeat</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 32rem; margin: 12vh auto; padding: 0 1rem; }
  h1 { font-size: 1.4rem; }
  code { font-family: ui-monospace, monospace; }
  form { display: flex; gap: .5rem; flex-wrap: wrap; align-items: end; }
  label { flex: 1 1 16rem; }
  input, button { font: inherit; padding: .4rem .6rem; box-sizing: border-box; }
  input { width: 100%; }
</style>
</head>
<body>
<main>
<h1>This Downbeat needs its token</h1>
<p>${message} Open the address that <code>downbeat serve</code> printed when it started: it ends with
<code>?token=…</code>. The token is also in the file <code>token</code> in the data folder.</p>
<form method="get">
<label>Token <input name="token" type="password" required autofocus autocomplete="off"></label>
<button>Open</button>
</form>
</main>
</body>
</html>
`;
}
