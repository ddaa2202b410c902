import color from 'picocolors'
import type { ActAnswer } from '../../contracts/command/answer.ts'
import type { ActRequest } from '../../contracts/command/command.ts'
import { Bug } from '../../contracts/kernel/bug.ts'
import { rollDate } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { describeRefusal } from '../../contracts/refusal/describe-refusal.ts'
import type { SettlementId } from '../../contracts/settlement/settlement.ts'
import {
  drawLines,
  lists,
  packFile,
  paymentActs,
  readRows,
  settlementActs,
} from '../client/index.ts'
import type { Certificate } from './book.ts'
import { idFor, type Member } from './cast.ts'
import type { Story } from './stage.ts'
import { yuan } from './words.ts'

/**
 * The chapter on maturity: a debtor pays all that it owes on one date through its bank, a line for
 * each holder; another one's bank pays one line short, which proves nothing. Nothing of it counts
 * in the totals, which were closed before.
 */
export async function tellMaturity(story: Story, today: BusinessDate): Promise<string> {
  const [whole, short] = chooseDue(story, today)
  const lines = [color.bold('Maturity: paid by a bank, line by line')]
  if (!whole) return [...lines, 'Nothing falls due that a debtor could pay now.'].join('\n')
  lines.push(...(await payDue(story, whole, { today, isShort: false })))
  if (short) lines.push(...(await payDue(story, short, { today, isShort: true })))
  return lines.join('\n')
}

interface Due {
  readonly debtor: Member
  readonly dueOn: BusinessDate
}

/** Due dates on which a bank pays today, undisputed, of two debtors; most holders first. */
function chooseDue({ book, cast, calendar }: Story, today: BusinessDate): readonly Due[] {
  const groups = Map.groupBy(book.open.values(), ({ invoice }) => invoice.buyer + invoice.dueOn)
  const ready = [...groups.values()]
    .filter(([one]) => rollDate(calendar, one!.invoice.dueOn, 'following') <= today)
    .filter(all => all.every(({ held }) => held === null))
    .filter(all => countParts(all) <= PARTS_MAX)
    .toSorted((a, b) => countParts(b) - countParts(a))
  const debtors = new Set<string>()
  return ready.flatMap(([one]) => {
    const { buyer, dueOn } = one!.invoice
    if (debtors.has(buyer)) return []
    debtors.add(buyer)
    return [{ debtor: cast.byCode.get(buyer)!, dueOn }]
  })
}

/** More lines than this nobody reads. */
const PARTS_MAX = 20

function countParts(certificates: readonly Certificate[]): number {
  return certificates.reduce((sum, { parts }) => sum + parts.length, 0)
}

interface Paying {
  readonly today: BusinessDate
  /** Whether the bank pays the last line by half. */
  readonly isShort: boolean
}

/** From what is due to what is proven, in words. A run that goes on does what is left. */
async function payDue(story: Story, due: Due, { today, isShort }: Paying): Promise<string[]> {
  const { secret, bank, outbox } = story
  const { debtor, dueOn } = due
  const id: SettlementId = idFor('stl', secret, `${debtor.code} ${dueOn}`)
  const account = idFor('acc', secret, `${debtor.code} account`)
  const send = async (name: string, pen: Member['people'], act: ActRequest) => {
    const answers: ActAnswer[] = []
    outbox.add(0, pen, act, answer => answers.push(answer), true)
    await outbox.send(`maturity ${debtor.code} ${name}`)
    return answers[0]!
  }
  const read = debtor.desk.read
  if (!(await look(debtor, id))) {
    const spans = drawLines(await readRows(read, lists.linesDue, { dueFrom: dueOn, dueTo: dueOn }))
    const mandate = settlementActs.instructSettlement({ id, dueOn, from: account, spans })
    mustPass('mandate', await send('mandate', debtor.people, mandate))
  }
  const { message, reference, lines } = (await look(debtor, id))!
  if (message) {
    if (isShort) bank.paysShort(lines.at(-1)!.endToEndId)
    bank.pays(debtor.name, message, today)
    const { bytes, signature } = bank.tells(debtor.name)
    const statement = { account, statement: await packFile(bytes), signature }
    await send('statement', debtor.alone, paymentActs.recordStatement(statement))
  }
  const said: string[] = []
  for (const { number: line, endToEndId, status } of lines) {
    if (status !== 'instructed') continue
    const [entry] = await readRows(read, lists.statementEntries, { endToEndId })
    const proof = { account, reference: entry!.reference, paidOn: entry!.bookedOn }
    const act = settlementActs.proveLine({ settlement: id, line, ...proof })
    const answer = await send(`line ${line}`, debtor.alone, act)
    if (!answer.ok) said.push(`  ${color.red('✗')} line ${line}: ${describeRefusal(answer).en}`)
  }
  return [describeSigned(due, reference, lines), ...said, await describeEnd(due, id, isShort)]
}

function mustPass(name: string, answer: ActAnswer): void {
  if (!answer.ok) throw new Bug(`the ${name} was refused: ${answer.refusal}`)
}

function describeSigned({ debtor, dueOn }: Due, reference: string, lines: readonly Line[]): string {
  const owed = lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  const holders = new Set(lines.map(({ payee }) => payee.name)).size
  return (
    `${debtor.name} signs one mandate for ${dueOn}: CNY ${yuan(owed)} in ${lines.length} lines ` +
    `to ${holders} holders, under the reference ${reference}. Its bank is sent a pain.001.`
  )
}

async function describeEnd({ debtor, dueOn }: Due, id: SettlementId, isShort: boolean) {
  const { lines } = (await look(debtor, id))!
  const sum = (paid: boolean) =>
    lines
      .filter(({ status }) => (status === 'paid') === paid)
      .reduce((total, { amount }) => total + BigInt(amount), 0n)
  const open = sum(false)
  if (!isShort && open > 0n) throw new Bug(`CNY ${yuan(open)} of ${dueOn} are not proven`)
  const proven = `${color.green('✓')} The bank’s signed statement proves CNY ${yuan(sum(true))}`
  if (open === 0n) return `${proven}: every span of the date is retired by its own line.`
  return (
    `${proven}; CNY ${yuan(open)} are owed still: half of a payment proves nothing, its span ` +
    'stays held, and the money has to go back.'
  )
}

interface Line {
  readonly number: number
  readonly endToEndId: string
  readonly status: string
  readonly amount: string
  readonly payee: { readonly name: string }
}

interface Settlement {
  readonly message: string | null
  readonly reference: string
  readonly lines: readonly Line[]
}

async function look({ desk }: Member, id: SettlementId): Promise<Settlement | null> {
  const { node } = await desk.read<{ node: Settlement | null }>(SETTLEMENT, { id })
  return node
}

const SETTLEMENT = `query ($id: ID!) { node(id: $id) { ... on Settlement {
  message reference lines { number endToEndId status amount payee { name } } } } }`
