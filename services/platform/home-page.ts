/** What a ledger is known by, to whoever opens its address in a browser. */
export interface LedgerShown {
  readonly name: string
  readonly trial: boolean
}

/**
 * Writes the page at `/`: what this is and how far it has come, in Chinese and English, and where
 * to go on. Of a ledger that is `elsewhere` this process knows no more than that it is founded.
 */
export function homePage(
  ledger: LedgerShown | 'unfounded' | 'elsewhere',
  links: readonly HomeLink[],
): string {
  const items = links.map(({ path, zh, en }) => `<li><a href="${path}">${path}</a> ${zh} · ${en}`)
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>合券 Tallystick</title>
<h1>合券 Tallystick</h1>
<p>${WHAT.zh}</p>
<p lang="en">${WHAT.en}</p>
${describeState(ledger)}
<ul>
${items.join('\n')}
</ul>
</html>
`
}

export interface HomeLink {
  readonly path: string
  readonly zh: string
  readonly en: string
}

/** The pages for those who run a process, where it answers them. */
export const HEALTH_LINKS: readonly HomeLink[] = [
  { path: '/readyz', zh: '就绪状态', en: 'whether it is ready, and what it does' },
  { path: '/livez', zh: '存活状态', en: 'whether it is alive' },
]

const WHAT = {
  zh: '供应链金融账本：应收账款可拆分、转让、融资、质押，同一部分不会被转让或质押两次。',
  en:
    'A ledger of supply-chain finance: receivables can be split, passed on, financed and ' +
    'pledged, and no part of one is ever spent or pledged twice.',
}

function describeState(ledger: LedgerShown | 'unfounded' | 'elsewhere'): string {
  if (ledger === 'unfounded') return UNFOUNDED
  if (ledger === 'elsewhere') return ELSEWHERE
  const name = `<p>账本名称 · Name of the ledger: <code>${ledger.name}</code></p>`
  return ledger.trial ? `${TRIAL}\n${name}` : name
}

const UNFOUNDED = `<p><strong>尚未创立账本。</strong>试用：<code>npm start -- --trial</code>；正式创立：
<code>npx tallystick found</code>，步骤见 schema/guides/found.zh.md。</p>
<p lang="en"><strong>No ledger is founded here yet.</strong>
To try one: <code>npm start -- --trial</code>; to found a real one:
<code>npx tallystick found</code>, step by step in schema/guides/found.md.</p>`

const ELSEWHERE = `<p>账本已创立；本进程不受理请求。</p>
<p lang="en">The ledger is founded; this process answers no requests of parties.</p>`

const TRIAL = `<p><strong>这是试用账本：</strong>一人持有运营方全部密钥，其上权利义务均不作数。</p>
<p lang="en"><strong>This ledger is for TRIAL ONLY:</strong> one person holds all keys of its
operator, and nothing on it is owed to anybody.</p>`
