import color from 'picocolors'
import type { ActAnswer } from '../../contracts/command/answer.ts'
import type { ActRequest } from '../../contracts/command/command.ts'
import { Bug } from '../../contracts/kernel/bug.ts'
import { idNumber } from '../../contracts/kernel/id.ts'
import { describeRefusal } from '../../contracts/refusal/describe-refusal.ts'
import { titleActs } from '../client/index.ts'
import { auditSnapshot } from '../ledger/index.ts'
import { openPool, urlAs } from '../platform/database.ts'
import { withTransaction } from '../platform/transaction.ts'
import type { Certificate, Part } from './book.ts'
import type { Cast, Signatory } from './cast.ts'
import type { Story } from './stage.ts'
import { yuan } from './words.ts'

export interface Attempting {
  readonly story: Story
  readonly certificate: Certificate
  /** As the owner of the database. */
  readonly databaseUrl: string
  /** Begins the names of the commands. */
  readonly name: string
}

/** A receivable that its first supplier has paid with in part, and has the rest of, undisputed. */
export function suitsAttempts({ invoice, parts, held }: Certificate): boolean {
  const holds = (code: string) => parts.some(part => part.holder === code)
  return (
    held === null && holds(invoice.seller) && parts.some(part => part.holder !== invoice.seller)
  )
}

/**
 * Everything that must not be possible is tried, and is not; each line says by whom it was stopped.
 */
export async function attempt(attempting: Attempting): Promise<readonly string[]> {
  const { story, certificate, name } = attempting
  const { seller } = certificate.invoice
  const { cast } = story
  const supplier = cast.byCode.get(seller)!
  const own = certificate.parts.find(part => part.holder === seller)!
  const passed = certificate.parts.find(part => part.holder !== seller)!
  const spans = [{ instrument: certificate.id, span: { lo: own.lo, hi: own.hi } }]
  const debt = { ...LOAN, secured: own.hi - own.lo }
  const pledge = titleActs.offerPledge({ ...debt, to: cast.bank.party, spans })
  const mustRefuse = refusing(story)
  const lines = [
    `${supplier.name} pays with ${yuan(passed.hi - passed.lo)} that it has passed on already:`,
    await mustRefuse(`${name} sold twice`, supplier.people, sellAgain(attempting, passed)),
    `It offers the ${yuan(own.hi - own.lo)} it has left to ${cast.bank.name} in pledge, ` +
      'which accepts.',
    'And pledges it again:',
  ]
  await accepted(story, `${name} pledge`, supplier.people, pledge)
  const accept = titleActs.acceptPledge({ ...debt, spans, knowing: [] })
  await accepted(story, `${name} pledge accepted`, cast.bank.people, accept)
  lines.push(
    await mustRefuse(`${name} pledged twice`, supplier.people, pledge),
    'A second claim on the pledged span, written by SQL as the program’s own role:',
    await secondClaim(urlAs(attempting.databaseUrl, 'tallystick_ledger'), certificate, own, cast),
    'The same as the owner of the database:',
    await secondClaim(attempting.databaseUrl, certificate, own, cast),
    'The owner switches the triggers off and gives another title to the bank:',
    ...(await manipulate(attempting, passed)),
  )
  const release = titleActs.release({ spans })
  await accepted(story, `${name} release`, cast.bank.people, release)
  return [...lines, `${cast.bank.name} releases its pledge.`]
}

/** What the bank lends against. */
const LOAN = { currency: 'CNY', reference: 'Loan 1', dueOn: '2099-01-01' } as const

function sellAgain({ story, certificate }: Attempting, passed: Part): ActRequest {
  const { cast, documents } = story
  const [{ invoice }] = certificate.invoice.onward as [(typeof certificate.invoice.onward)[0]]
  return titleActs.offerTransfer({
    to: cast.byCode.get(invoice.seller)!.party,
    spans: [{ instrument: certificate.id, span: { lo: passed.lo, hi: passed.hi } }],
    trade: [{ invoice: documents.idOf(invoice)!, amount: passed.hi - passed.lo }],
  })
}

async function answerTo({ outbox }: Story, name: string, pen: Signatory, act: ActRequest) {
  const answers: ActAnswer[] = []
  outbox.add(0, pen, act, answer => answers.push(answer))
  await outbox.send(name)
  return answers[0]!
}

function refusing(story: Story) {
  return async (name: string, pen: Signatory, act: ActRequest): Promise<string> => {
    const answer = await answerTo(story, name, pen, act)
    if (answer.ok) throw new Bug(`${name} was accepted`)
    return stopped('the ledger', `${answer.refusal}: ${describeRefusal(answer).en}`)
  }
}

async function accepted(
  story: Story,
  name: string,
  pen: Signatory,
  act: ActRequest,
): Promise<void> {
  const answer = await answerTo(story, name, pen, act)
  if (!answer.ok) throw new Bug(`${name} was refused: ${answer.refusal}`)
}

function stopped(by: string, why: string): string {
  return `  ${color.red('✗')} ${by}: ${why}`
}

async function secondClaim(
  url: string,
  { id }: Certificate,
  part: Part,
  cast: Cast,
): Promise<string> {
  const pool = openPool(url, { name: 'demo', max: 1 })
  const holder = cast.byCode.get(part.holder)!.party
  const parties = [idNumber(holder), idNumber(cast.bank.party)]
  try {
    await pool.query(SECOND_CLAIM, [idNumber(id), part.lo, part.hi, ...parties])
  } catch (fault) {
    const { constraint, message } = fault as { constraint?: string; message: string }
    if (!constraint) throw fault
    return stopped('PostgreSQL', `${constraint}: ${message}`)
  } finally {
    await pool.end()
  }
  throw new Bug('a second claim was written')
}

const SECOND_CLAIM = `
  insert into ledger.claim (instrument, lo, hi, holder, kind, claimant, charge, bound_by)
  values ($1, $2, $3, $4, 'pledge', $5, 1, 1)`

/**
 * Gives a title to another holder in a transaction that is never committed and that the audit reads
 * from inside: nothing of it stays, even if the power fails here. The audit replays everything, so
 * its one finding says as well that there is no other.
 */
async function manipulate({ story, certificate, databaseUrl }: Attempting, { lo, holder }: Part) {
  const { cast } = story
  const owner = cast.byCode.get(holder)!
  const place = [idNumber(certificate.id), lo]
  const pool = openPool(databaseUrl, { name: 'demo', max: 1 })
  try {
    const { entries, findings } = await withTransaction(
      pool,
      async trial => {
        await trial.query('alter table ledger.title disable trigger user')
        await trial.query('update ledger.title set holder = $3 where instrument = $1 and lo = $2', [
          ...place,
          idNumber(cast.bank.party),
        ])
        return await auditSnapshot(trial)
      },
      'trial',
    )
    const [one] = findings
    if (!one || findings.length > 1)
      throw new Bug(`the audit found ${findings.length} differences, not one`)
    const { rows } = await pool.query<{ holder: bigint }>(
      'select holder from ledger.title where instrument = $1 and lo = $2',
      place,
    )
    if (rows[0]?.holder !== idNumber(owner.party)) throw new Bug('the title was not put back')
    const what = `the row says ${cast.bank.name}, the journal says ${owner.name}`
    return [
      stopped('the audit', `${one.kind}: ${what}`),
      `  ${color.green('✓')} undone: the title is ${owner.name}’s again. Of ${entries} entries ` +
        'replayed, signatures included, nothing else differed.',
    ]
  } finally {
    await pool.end()
  }
}
