import { ACT_CLAUSES } from '../../../../contracts/refusal/clauses.ts'
import { ASKS, type AskedAct } from './asks.ts'

export interface Asked {
  readonly act: AskedAct
  readonly state: string
  /** The duty that is not met; null: it would be accepted. */
  readonly refusal: string | null
}

export interface Unsigned {
  readonly act: AskedAct
  /** Whose signature, or whose second one, was left out. */
  readonly without: string
  readonly refusal: string | null
}

/** The page on the states of goods: what may be done in each, and what a missing signature does. */
export function printStates(asked: readonly Asked[], unsigned: readonly Unsigned[]): string {
  const acts = Map.groupBy(asked, one => one.act)
  const rows = [...acts].map(
    ([act, all]) => `| \`${act}\` | ${printIn(all, null)} | ${refusedIn(all)} |`,
  )
  const signed = [...Map.groupBy(unsigned, one => one.act)].map(([act, all]) => {
    const { signers, alone } = ASKS[act]
    const lacking = all.map(({ without, refusal }) => `${without}: \`${refusal}\``).join('; ')
    const cells = [`\`${act}\``, ACT_CLAUSES[act].class, signers.join(', '), lacking, alone ?? '']
    return `| ${cells.join(' | ')} |`
  })
  return `${HEAD}${rows.join('\n')}\n\n${SIGNED}${signed.join('\n')}\n`
}

function printIn(all: readonly Asked[], refusal: string | null): string {
  return (
    all
      .filter(one => one.refusal === refusal)
      .map(({ state }) => state)
      .join(', ') || '–'
  )
}

function refusedIn(all: readonly Asked[]): string {
  const duties = [...new Set(all.flatMap(({ refusal }) => refusal ?? []))]
  return duties.map(duty => `\`${duty}\`: ${printIn(all, duty)}`).join('; ') || '–'
}

const HEAD = `# States of goods and receipts

Printed by the test \`receipt-states\`, which brings goods into each state by what its parties do
and asks a ledger; edit that test, not this page. Each act is asked as its party would send it, on
all that the receipt has left: in each state it is accepted, or refused by the duty named.

## Which act, from which state

| act | accepted when | refused, by the duty that is not met |
|---|---|---|
`

const SIGNED = `## Who must sign, and what a missing signature does

The party that gives the command stands first; each signs by two people. With one signature less the
command is refused, and nothing happens. What one party signs alone says why it may.

| act | class | signed by | without | alone |
|---|---|---|---|---|
`
