import color from 'picocolors'
import type { ActAnswer } from '../../contracts/command/answer.ts'
import { regulatorActs, type TitleSeen } from '../client/index.ts'
import type { Certificate } from './book.ts'
import type { Cast, Member } from './cast.ts'
import type { Outbox } from './outbox.ts'
import { yuan } from './words.ts'

/** A regulator signs that it looks through one receivable, then reads it: as a tree. */
export async function lookThrough(
  { id, invoice }: Certificate,
  { cast, outbox, name }: { readonly cast: Cast; readonly outbox: Outbox; readonly name: string },
): Promise<string> {
  const act = regulatorActs.lookThrough({ instrument: id, purpose: 'demonstration of 穿透' })
  const answers: ActAnswer[] = []
  outbox.add(0, cast.regulator.people, act, answer => answers.push(answer), true)
  await outbox.send(name)
  const [answer] = answers
  if (!answer?.ok) throw new Error(`no look-through: ${answer?.refusal}`)
  const { client } = cast.regulator.alone
  const { citedLookThrough } = await client.read<Read>(LOOK_THROUGH, { entry: answer.entry })
  const { steps, invoices } = citedLookThrough!
  const titles = await client.reads.titlesOf(id)
  const debtor = cast.byCode.get(invoice.buyer)!
  return [
    color.bold(
      `穿透  ${id}: look-through by ${cast.regulator.name}, journal entry ${answer.entry}`,
    ),
    `${debtor.name} owes ${yuan(invoice.amount)}, due ${invoice.dueOn}, to whoever holds it then`,
    ...branches([
      ...citedLines(invoices, 'invoice'),
      ...tierLines(steps, titles, null, { lo: 0n, hi: invoice.amount }),
    ]),
  ].join('\n')
}

interface Line {
  readonly text: string
  readonly below: readonly Line[]
}

function branches(lines: readonly Line[], indent = ''): string[] {
  return lines.flatMap(({ text, below }, i) => {
    const last = i === lines.length - 1
    return [
      `${indent}${last ? '└─ ' : '├─ '}${text}`,
      ...branches(below, `${indent}${last ? '   ' : '│  '}`),
    ]
  })
}

function citedLines(invoices: readonly CitedInvoice[], word: string): Line[] {
  return invoices.map(({ number, seller, buyer, invoicedOn, amount }) => ({
    text:
      `${word} ${number} of ${invoicedOn}: ${seller.name} → ${buyer.name}, ` +
      `used ${yuan(BigInt(amount))}`,
    below: [],
  }))
}

/** Steps that began with this holder, within its span; each with what followed from it. */
function tierLines(
  steps: readonly Step[],
  titles: readonly TitleSeen[],
  from: Member['name'] | null,
  span: { readonly lo: bigint; readonly hi: bigint },
): Line[] {
  const within = steps.filter(
    one =>
      (one.from?.name ?? null) === from && BigInt(one.lo) >= span.lo && BigInt(one.hi) <= span.hi,
  )
  return within.map(({ tier, on, to, lo, hi }) => {
    const own = { lo: BigInt(lo), hi: BigInt(hi) }
    const onward = tierLines(steps, titles, to.name, own)
    const kept = titles.filter(
      title => title.holder?.name === to.name && title.lo >= own.lo && title.hi <= own.hi,
    )
    const amount = kept.reduce((sum, title) => sum + title.hi - title.lo, 0n)
    const holds = amount > 0n ? color.green(`holds ${yuan(amount)} now`) : 'holds nothing of it now'
    const span = `fen ${lo}–${hi}`
    return {
      text: `tier ${tier}, ${on}: ${to.name} got ${yuan(own.hi - own.lo)} (${span}); ${holds}`,
      below: onward,
    }
  })
}

const LOOK_THROUGH = `query ($entry: ID!) {
  citedLookThrough(entry: $entry) {
    steps { tier act on from { name } to { name } lo hi }
    invoices { number seller { name } buyer { name } invoicedOn amount }
  }
}`

interface Named {
  readonly name: string
}

interface Step {
  readonly tier: number
  readonly on: string
  readonly from: Named | null
  readonly to: Named
  readonly lo: string
  readonly hi: string
}

interface CitedInvoice {
  readonly number: string
  readonly seller: Named
  readonly buyer: Named
  readonly invoicedOn: string
  readonly amount: string
}

interface Read {
  readonly citedLookThrough: {
    readonly steps: readonly Step[]
    readonly invoices: readonly CitedInvoice[]
  } | null
}
