import type { Bank } from '../book/bank.ts'
import type { BankEvent } from '../book/events.ts'
import type { StatementKey } from '../keys/statement-key.ts'

/** The page with accounts and the whole protocol, the latest first. */
export function protocolPage({ state, protocol }: Bank, key: StatementKey): string {
  const accounts = [...state.accounts.values()].map(account =>
    row([account.id, account.owner, account.customer, account.currency, String(account.current)]),
  )
  const lines = protocol.map((event, i) => row([String(i + 1), event.type, describe(event)]))
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sandbox bank</title>
<h1>Sandbox bank · 沙箱银行</h1>
<p>A bank to try things with; its clock shows ${state.now}. Statement key ${key.kid}:
<code>${key.publicKey}</code></p>
<table>${row(['account', 'owner', 'customer', 'currency', 'minor units'], 'th')}
${accounts.join('\n')}</table>
<h2>Protocol · 记录</h2>
<table>${row(['', 'what', 'in full'], 'th')}
${lines.reverse().join('\n')}</table>
</html>
`
}

function describe(event: BankEvent): string {
  const { type: _, ...rest } = event
  if (event.type !== 'sent') return JSON.stringify(rest)
  const { number, customer, name, xml } = event.output
  return `${number} to ${customer}: ${name}\n${xml}`
}

function row(cells: readonly string[], tag = 'td'): string {
  return `<tr>${cells.map(cell => `<${tag}><pre>${escapeHtml(cell)}</pre></${tag}>`).join('')}</tr>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
