import { parseArgs } from 'node:util'
import { SetupFault } from '../platform/setup-fault.ts'
import { applyWith, makeCard, writeProfile } from './applicant.ts'
import { showStatus } from './application-status.ts'
import { decline, enrol, listApplications, recover, showApplication } from './applications.ts'
import { bringIn, proposeAll } from './bring-in.ts'
import { drawQuote, listClearings } from './clearings.ts'
import { confirm } from './confirm.ts'
import { ALL_COMMANDS, DESK_USAGE, describeUsage } from './desk-usage.ts'
import { exportList } from './export-list.ts'
import { listFindings, showFinding } from './findings.ts'
import {
  invite,
  listInvitations,
  refuseInvitation,
  showInvitation,
  withdrawInvitation,
} from './invitations.ts'
import { setMail, tellApplicant } from './mail.ts'
import { endMark, listMarks, mark } from './marks.ts'
import { listToMatch } from './matches.ts'
import { publish, reinstate, rollDate, suspend } from './officer.ts'
import type { Options } from './options.ts'
import { noteRejection, writePayoutFile } from './payouts.ts'
import { endSessions, listSessions, listUsers } from './people.ts'
import { listQuotes } from './quotes.ts'
import { proposeToRaise } from './raise.ts'
import { sayWhy } from './say-why.ts'
import { showLook } from './seen.ts'
import { proveLines, rejectLines, settle, writeSettlementFile } from './settlements.ts'
import { propose, showDraft, sign } from './signer.ts'
import { handIn } from './statements.ts'
import { listTasks } from './tasks.ts'
import { uploadFile } from './upload.ts'
import { listWaits, showWait } from './waits.ts'

/** Answers the lines to print. */
type Command = (options: Options) => Promise<readonly string[]>

const COMMANDS: Readonly<Record<string, Command>> = {
  card: makeCard,
  apply: applyWith,
  status: showStatus,
  profile: writeProfile,
  tasks: listTasks,
  show: showDraft,
  sign,
  do: propose,
  'hand-in': handIn,
  'to-match': listToMatch,
  'payout-file': writePayoutFile,
  'payout-rejected': noteRejection,
  settle,
  'settlement-file': writeSettlementFile,
  'lines-rejected': rejectLines,
  'prove-lines': proveLines,
  export: exportList,
  import: bringIn,
  'propose-all': proposeAll,
  confirm,
  quotes: listQuotes,
  clearings: listClearings,
  'draw-quote': drawQuote,
  raise: proposeToRaise,
  waits: listWaits,
  wait: showWait,
  applications: listApplications,
  application: showApplication,
  enrol,
  recover,
  decline,
  suspend,
  reinstate,
  roll: rollDate,
  publish,
  seen: showLook,
  upload: uploadFile,
  marks: listMarks,
  mark,
  'end-mark': endMark,
  findings: listFindings,
  finding: showFinding,
  users: listUsers,
  sessions: listSessions,
  'end-sessions': endSessions,
  mail: setMail,
  tell: tellApplicant,
  invite,
  invitations: listInvitations,
  'withdraw-invitation': withdrawInvitation,
  invited: showInvitation,
  'decline-invitation': refuseInvitation,
}

/** `npx tallystick desk`: answers the exit code. */
export async function desk(args: string[]): Promise<number> {
  for (const line of await runDesk(args)) process.stdout.write(`${line}\n`)
  return 0
}

/**
 * Does what a command line says and answers the lines to print. Throws SetupFault, with the
 * sentences of a refusal or with what to type instead.
 */
export async function runDesk([name = '--help', ...args]: string[]): Promise<readonly string[]> {
  if (name === '--help' || args.includes('--help')) return [DESK_USAGE]
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new SetupFault(`there is no command “desk ${name}”; ${ALL_COMMANDS}`)
  try {
    return await command(readOptions(name, args))
  } catch (fault) {
    return sayWhy(fault)
  }
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const many = { type: 'string', multiple: true } as const

function readOptions(command: string, args: string[]): Options {
  const options = {
    ...{ as: text, draft: many, act: text, body: text, application: text, out: text, url: text },
    ...{ ledger: text, name: text, duty: text, code: text, size: text, party: text, card: text },
    ...{ key: text, licence: text, authorisation: text, user: many, role: many },
    ...{ list: text, of: text, format: text, language: text, filters: text },
    ...{ contact: text, invitation: text, reason: text, papers: text, wait: text, stuck: flag },
    ...{ kind: text, since: text, until: text, mark: text, finding: text, session: text },
    ...{ entry: text, address: text, account: text, file: text, mapping: text, import: text },
    ...{ financing: text, settlement: text, due: text, from: text },
    ...{ target: text, currency: text },
    ...{ 'deposit-on': text, 'called-on': text, 'call-note': text, operator: text },
  } as const
  let values: ReturnType<typeof parseArgs>['values']
  try {
    values = parseArgs({ args: joinValues(args), options, strict: true }).values
  } catch (cause) {
    throw new SetupFault(`${(cause as Error).message}\n\n${describeUsage(command)}`, { cause })
  }
  /** Of an option that may come several times the last one. */
  const find = (name: string) => [values[name]].flat().at(-1) as string | undefined
  return {
    find,
    need: name => {
      const value = find(name)
      if (!value) throw new SetupFault(`--${name} is needed\n\n${describeUsage(command)}`)
      return value
    },
    has: name => values[name] === true,
    all: name => (values[name] as readonly string[] | undefined) ?? [],
    passphrase: process.env['TALLYSTICK_PASSPHRASE'] || undefined,
  }
}

/** Values stand beside their options: the name of a ledger may begin with a dash. */
function joinValues(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of args) {
    const before = joined.at(-1)
    const isValue = before && /^--[a-z-]+$/.test(before) && !word.startsWith('--')
    if (isValue) joined[joined.length - 1] = `${before}=${word}`
    else joined.push(word)
  }
  return joined
}
