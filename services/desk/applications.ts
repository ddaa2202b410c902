import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Id } from '../../contracts/kernel/id.ts'
import type { Bilingual } from '../../contracts/sentences/sentence.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { bothLanguages, readDate } from './lines.ts'
import type { Options } from './options.ts'
import { RefusedFault } from './refused-fault.ts'
import { describeAnswer, openOwn } from './signer.ts'

export async function listApplications(options: Options): Promise<readonly string[]> {
  const open = await openOwn(options).desk.applications()
  if (open.length === 0) return ['nobody has applied']
  return open.map(({ id, code, name }) => `${id}  ${code}  ${name}`)
}

const WORDS = '{ zh en }'
const APPLICATION = `query ($id: ID!) { node(id: $id) { ... on Application {
  id kind code name appliedAt open does ${WORDS}
  facts { what ${WORDS} now ${WORDS} earlier ${WORDS} enrolled ${WORDS} differs }
  earlier { id appliedAt open declinedAt declineReason } enrolled { id active }
  draft { id } declinedBy { id } declinedAt declineReason
  invitation { id name contact party { name code } }
  documents { kind mediaType content } } } }`

interface ApplicationSeen {
  readonly id: string
  readonly kind: 'enrolment' | 'recovery'
  readonly code: string
  readonly name: string
  readonly appliedAt: string
  readonly open: boolean
  readonly does: Bilingual
  readonly facts: readonly FactSeen[]
  readonly earlier: Pick<ApplicationSeen, 'id' | 'appliedAt' | 'declineReason'> | null
  readonly enrolled: { readonly id: string; readonly active: boolean } | null
  readonly draft: { readonly id: string } | null
  readonly invitation: InvitationNamed | null
  readonly declinedBy: { readonly id: string } | null
  readonly declinedAt: string | null
  readonly declineReason: string | null
  readonly documents: readonly PaperSeen[]
}

interface InvitationNamed {
  readonly id: string
  readonly name: string
  readonly contact: string
  readonly party: { readonly name: string; readonly code: string }
}

interface FactSeen {
  readonly what: Bilingual
  readonly now: Bilingual | null
  readonly earlier: Bilingual | null
  readonly enrolled: Bilingual | null
  readonly differs: boolean
}

interface PaperSeen {
  readonly kind: string
  readonly mediaType: string
  readonly content: string
}

/** All that was applied for, in words, beside what was said before; digests are computed here. */
export async function showApplication(options: Options): Promise<readonly string[]> {
  const seen = await readApplication(options)
  const { kind, name, code, appliedAt } = seen
  const folder = options.find('papers')
  return [
    `${kind} of ${name || code} (${code}), ${appliedAt}: ${describeState(seen)}`,
    ...bothLanguages(seen.does),
    ...describeOthers(seen),
    ...seen.facts.flatMap(describeFact),
    ...seen.documents.map(paper => describePaper(seen.id, paper, folder)),
  ]
}

async function readApplication(options: Options): Promise<ApplicationSeen> {
  const id = options.need('application')
  type Found = { readonly node: ApplicationSeen | Record<string, never> | null }
  const { node } = await openOwn(options).read<Found>(APPLICATION, { id })
  if (!node || !('kind' in node)) throw new SetupFault(`there is no application ${id}`)
  return node as ApplicationSeen
}

function describeState({
  open,
  draft,
  declinedAt,
  declinedBy,
  declineReason,
}: ApplicationSeen): string {
  if (declinedAt !== null) return `declined on ${declinedAt} by ${declinedBy!.id}: ${declineReason}`
  if (open) return 'open'
  return `closed by the draft ${draft!.id}`
}

function describeOthers({ earlier, enrolled, invitation }: ApplicationSeen): readonly string[] {
  const lines: string[] = []
  if (invitation) {
    const { id, name, contact, party } = invitation
    lines.push(`invited: ${id} by ${party.name} (${party.code}), as ${name}, ${contact}`)
  }
  if (earlier) {
    const { id, appliedAt, declineReason } = earlier
    const declined = declineReason === null ? '' : `, declined: ${declineReason}`
    lines.push(`earlier: ${id} of ${appliedAt}${declined}`)
  }
  if (enrolled) lines.push(`enrolled: ${enrolled.id}${enrolled.active ? '' : ', suspended'}`)
  return lines
}

/** What differs is marked, and stands with the other sides below it. */
function describeFact({ what, now, earlier, enrolled, differs }: FactSeen): readonly string[] {
  const side = (words: Bilingual | null) => words?.en ?? 'nothing'
  const line = `${differs ? '≠' : '='} ${what.zh} ${what.en}: ${side(now)}`
  if (!differs) return [line]
  return [
    line,
    ...(earlier ? [`    earlier:  ${side(earlier)}`] : []),
    ...(enrolled ? [`    enrolled: ${side(enrolled)}`] : []),
  ]
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
}

/** Written into a folder where one is named, for the officer to open. */
function describePaper(
  id: string,
  { kind, mediaType, content }: PaperSeen,
  folder: string | undefined,
): string {
  const bytes = Buffer.from(content, 'base64url')
  const digest = createHash('sha256').update(bytes).digest('base64url')
  const said = `${kind}: ${mediaType}, ${bytes.length} bytes, SHA-256 ${digest}`
  if (folder === undefined) return said
  const path = join(folder, `${id}-${kind}${ENDINGS[mediaType] ?? '.bin'}`)
  try {
    writeFileSync(path, bytes, { flag: 'wx' })
  } catch (cause) {
    throw new SetupFault(`${path} cannot be written: ${(cause as Error).message}`, { cause })
  }
  return `${said}: ${path}`
}

export async function enrol(options: Options): Promise<readonly string[]> {
  const { need, find } = options
  const on = readDate('deposit-on', need('deposit-on'))
  const callBack = find('called-on') === undefined ? {} : { callBack: readCall(options) }
  const application = need('application') as Id<'app'>
  const seen = { microDepositOn: on, ...callBack }
  return describeAnswer(await openOwn(options).desk.enrolApplicant(application, seen))
}

/** After a call to the party: the draft by which a user that lost every key has a new one. */
export async function recover(options: Options): Promise<readonly string[]> {
  const application = options.need('application') as Id<'app'>
  return describeAnswer(await openOwn(options).desk.recoverKey(application, readCall(options)))
}

export async function decline(options: Options): Promise<readonly string[]> {
  const application = options.need('application') as Id<'app'>
  const reason = options.need('reason')
  const answer = await openOwn(options).desk.declineApplication(application, reason)
  if (answer !== null) throw new RefusedFault(answer)
  return [`declined ${application}: ${reason}`]
}

function readCall({ need }: Options) {
  const on = readDate('called-on', need('called-on'))
  return { on, note: digestFile(need('call-note')) }
}

function digestFile(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('base64url')
  } catch (cause) {
    throw new SetupFault(`${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
}
