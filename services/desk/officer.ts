import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { addBusinessDays } from '../../contracts/kernel/calendar.ts'
import { type BusinessDate, isBusinessDate } from '../../contracts/kernel/date.ts'
import type { Id } from '../../contracts/kernel/id.ts'
import { calendarActs } from '../client/index.ts'
import { chinaCalendar } from '../platform/china-calendar.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { describeAnswer, openOwn } from './signer.ts'

export async function listApplications(options: Options): Promise<readonly string[]> {
  const open = await openOwn(options).desk.applications()
  if (open.length === 0) return ['nobody has applied']
  return open.map(({ id, code, name }) => `${id}  ${code}  ${name}`)
}

const APPLICATION = `query ($id: ID!) { node(id: $id) { ... on Application {
  kind code name asked appliedAt open documents { kind mediaType digest content } } } }`

interface ApplicationSeen {
  readonly kind: string
  readonly code: string
  readonly name: string
  /** JSON in the form of its act. */
  readonly asked: string
  readonly appliedAt: string
  readonly open: boolean
  readonly documents: readonly {
    readonly kind: string
    readonly mediaType: string
    readonly digest: string
    readonly content: string
  }[]
}

/** Everything that was applied for, as it would be signed; digests are computed here. */
export async function showApplication(options: Options): Promise<readonly string[]> {
  const id = options.need('application')
  const { node } = await openOwn(options).read<{ node: ApplicationSeen | null }>(APPLICATION, {
    id,
  })
  if (!node) throw new SetupFault(`there is no application ${id}`)
  return [
    `${node.kind} of ${node.name} (${node.code}), ${node.appliedAt}${node.open ? '' : ', closed'}`,
    ...JSON.stringify(JSON.parse(node.asked), null, 2).split('\n'),
    ...node.documents.map(({ kind, mediaType, content }) => {
      const bytes = Buffer.from(content, 'base64url')
      const digest = createHash('sha256').update(bytes).digest('base64url')
      return `${kind}: ${mediaType}, ${bytes.length} bytes, SHA-256 ${digest}`
    }),
  ]
}

export async function enrol(options: Options): Promise<readonly string[]> {
  const { need, find } = options
  const calledOn = find('called-on')
  const callBack = calledOn
    ? { callBack: { on: readDate('called-on', calledOn), note: digestFile(need('call-note')) } }
    : {}
  const seen = { microDepositOn: readDate('deposit-on', need('deposit-on')), ...callBack }
  const application = need('application') as Id<'app'>
  return describeAnswer(await openOwn(options).desk.enrolApplicant(application, seen))
}

export async function rollDate(options: Options): Promise<readonly string[]> {
  const client = openOwn(options)
  const to = addBusinessDays(chinaCalendar(), await client.reads.businessDate(), 1)
  return describeAnswer(await client.desk.leave(calendarActs.roll({ to })))
}

function readDate(name: string, text: string): BusinessDate {
  if (isBusinessDate(text)) return text
  throw new SetupFault(`--${name} is a date as 2027-01-04, not ${text}`)
}

function digestFile(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('base64url')
  } catch (cause) {
    throw new SetupFault(`${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
}
