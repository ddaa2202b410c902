import { parseArgs } from 'node:util'
import { rollDate } from '../../contracts/kernel/calendar.ts'
import { type BusinessDate, isBusinessDate } from '../../contracts/kernel/date.ts'
import { chinaCalendar } from '../platform/china-calendar.ts'
import { readConfig } from '../platform/config.ts'
import { dateInZone } from '../platform/date-in-zone.ts'
import { readIdentityKey } from '../platform/identity-key.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { mustBeOfOperator, randomIdentity, readCard } from './card.ts'
import { addSignature, describeGenesis, drawUp, formatGenesis } from './draw-up.ts'
import { finish } from './finish.ts'
import { readGenesisFile, writeGenesisFile } from './genesis-file.ts'
import { createKeyAndCard, createSystemKeyAndCard } from './key-and-card.ts'
import { readKeyFile, writeNew } from './key-files.ts'

export const FOUND_USAGE = `tallystick found COMMAND: begins a ledger with its officers' own keys

  officer  --name NAME --duty maker|checker --operator CODE --out PATH
           makes your key: PATH.key.pem stays with you, PATH.card.json goes to whoever draws up the
           genesis. Asks for the number of your identity document (one line of input).
  system   --out PATH
           makes the system key, which signs what needs no decision: PATH.key.pem for the server,
           PATH.card.json for the genesis
  draw-up  --operator CODE --name NAME --card FILE --card FILE … --out FILE [--date YYYY-MM-DD]
           writes the first entry of a ledger, for its officers to sign; CODE is the operator's
           unified social credit code. Run it where the server will run: the server's identity key
           (IDENTITY_KEY, or the file identity-key of its state folder) goes over the identities
  show     --genesis FILE
           says what the officers sign, and who has signed
  sign     --genesis FILE --key FILE
           adds your signature to the file, after showing what it says
  finish   --genesis FILE
           writes it as the first entry of the database (DATABASE_URL, or the embedded one), and
           prints the ledger's name, which clients pin

Keys are encrypted with TALLYSTICK_PASSPHRASE where it is set. Guide: schema/guides/found.md`

/** What `npm start` says where no ledger is. */
export const HOW_TO_FOUND = `this database holds no ledger yet.

To try it alone:        npm start -- --trial
To found a real one:    each officer    npx tallystick found officer --name … --duty maker|checker …
                        the operator    npx tallystick found system …, then found draw-up …
                        each officer    npx tallystick found sign …
                        the operator    npx tallystick found finish …, then SYSTEM_KEY=… npm start
Step by step: schema/guides/found.md; every option: npx tallystick found --help`

type Values = Readonly<Record<string, string | readonly string[] | boolean | undefined>>
type Command = (values: Values) => Promise<number> | number

const COMMANDS: Readonly<Record<string, Command>> = {
  officer: createOfficer,
  system: createSystem,
  'draw-up': writeDrawnUp,
  show: values => {
    say(...describeGenesis(readGenesisFile(need(values, 'genesis'))))
    return 0
  },
  sign,
  finish: async values => {
    say(...(await finish(readGenesisFile(need(values, 'genesis')), say)))
    return 0
  },
}

/** `npx tallystick found`: answers the exit code. Throws SetupFault saying what to do instead. */
export async function found([name = '--help', ...args]: string[]): Promise<number> {
  if (name === '--help' || args.includes('--help')) {
    process.stdout.write(`${FOUND_USAGE}\n`)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new SetupFault(`there is no command “found ${name}”\n\n${FOUND_USAGE}`)
  return await command(readOptions(args))
}

const text = { type: 'string' } as const

function readOptions(args: string[]): Values {
  const options = {
    ...{ name: text, duty: text, operator: text, out: text, date: text, genesis: text, key: text },
    card: { type: 'string', multiple: true },
  } as const
  try {
    return parseArgs({ args, options, strict: true }).values
  } catch (cause) {
    throw new SetupFault(`${(cause as Error).message}\n\n${FOUND_USAGE}`, { cause })
  }
}

async function createOfficer(values: Values): Promise<number> {
  const [name, duty, operator, out] = needAll(values, ['name', 'duty', 'operator', 'out'])
  if (duty !== 'maker' && duty !== 'checker')
    throw new SetupFault(`--duty is maker or checker, not ${duty}`)
  const person = { name: name!, duty } as const
  const order = { person, operator: operator!, out: out! }
  say(...(await createKeyAndCard({ ...order, passphrase: passphrase() })))
  return 0
}

function createSystem(values: Values): number {
  const system = {
    name: 'system',
    duty: 'signer',
    identity: randomIdentity(),
    operator: null,
  } as const
  say(...createSystemKeyAndCard(system, { out: need(values, 'out'), passphrase: passphrase() }))
  return 0
}

function writeDrawnUp(values: Values): number {
  const [code, name, out] = needAll(values, ['operator', 'name', 'out'])
  const cards = values['card'] as readonly string[] | undefined
  if (!cards) throw new SetupFault('--card is needed, once for each officer and for the system key')
  const read = cards.map(path => ({ path, card: readCard(path) }))
  for (const { path, card } of read) mustBeOfOperator(path, card, code!)
  const genesis = drawUp({
    ...{ code: code!, name: name!, cards: read.map(({ card }) => card), trial: false },
    identityKey: readIdentityKey(readConfig()),
    date: readDate(values['date'] as string | undefined),
  })
  writeNew(out!, `${formatGenesis(genesis)}\n`)
  say(...describeGenesis(genesis))
  return 0
}

/** The business day on or before today in Asia/Shanghai, unless one is given. */
function readDate(given: string | undefined): BusinessDate {
  const calendar = chinaCalendar()
  const date = given ?? dateInZone('Asia/Shanghai')
  if (!isBusinessDate(date)) throw new SetupFault(`--date is a date as 2027-01-04, not ${date}`)
  const before = rollDate(calendar, date, 'preceding')
  if (given && before !== date)
    throw new SetupFault(`--date ${date} is no business day; the one before it is ${before}`)
  return before
}

async function sign(values: Values): Promise<number> {
  const [path, key] = needAll(values, ['genesis', 'key'])
  const signed = await addSignature(readGenesisFile(path!), readKeyFile(key!, passphrase()))
  say(...describeGenesis(signed))
  writeGenesisFile(path!, signed)
  return 0
}

function need(values: Values, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value !== '') return value
  throw new SetupFault(`--${name} is needed\n\n${FOUND_USAGE}`)
}

function needAll(values: Values, names: readonly string[]): string[] {
  return names.map(name => need(values, name))
}

function passphrase(): string | undefined {
  return process.env['TALLYSTICK_PASSPHRASE'] || undefined
}

function say(...lines: string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}
