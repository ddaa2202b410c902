import { parseArgs } from 'node:util'
import { followStatements } from '../../contracts/payment/follow-statements.ts'
import { reconcile } from '../../contracts/payment/reconcile.ts'
import type { StatementEntry } from '../../contracts/payment/statement-entry.ts'
import { type AccountStatement, toEntries, toPeriod } from '../messages/index.ts'
import type { DetachedKey } from '../platform/jws/detached.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { readDue, readSent } from './expected.ts'
import { isSigned, readFile } from './read-file.ts'
import { isEven, type Report, writeReport } from './report.ts'

export const RECONCILE_USAGE = `tallystick reconcile --account NUMBER [--key KEY] [--sent FILE]…
                     [--due FILE.csv]… [--language zh|en] STATEMENT…
  pairs what was sent and what is due with what the bank booked; 0: all of it is confirmed

  STATEMENT       a camt.053 of the account; the bank's signature lies beside it, named ….xml.jws
  --key KEY       the bank's statement key, 32 bytes of Ed25519 in base64url: without it, or
                  without a signature, pairings are suggested and never confirmed
  --sent FILE     instructions that were sent, pain.001
  --due FILE.csv  what is to come in: id,amount,currency,dueOn,endToEndId,reference,counterpart
  schema/guides/bank.md shows it with the sandbox bank`

const OPTIONS = {
  account: { type: 'string' },
  key: { type: 'string' },
  sent: { type: 'string', multiple: true, default: [] as string[] },
  due: { type: 'string', multiple: true, default: [] as string[] },
  language: { type: 'string', default: 'en' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reconciles files of one account; answers 1 while anything is left for somebody to look at. */
export async function reconcileFiles(args: string[]): Promise<number> {
  const { values, positionals: files } = readOptions(args)
  if (values.help) return print(RECONCILE_USAGE)
  const { account, language } = values
  if (!account || files.length === 0)
    throw new SetupFault(`say which account, and its statements\n${RECONCILE_USAGE}`)
  if (language !== 'zh' && language !== 'en') throw new SetupFault('--language is zh or en')
  const statements = readStatements(files, readKey(values.key))
  const own = statements.filter(({ statement }) => statement.account.id === account)
  const report: Report = {
    findings: followStatements(
      account,
      statements.map(({ statement }) => toPeriod(statement)),
    ),
    unsigned: own.filter(({ signed }) => !signed).length,
    ...reconcile(takeOnce(own.flatMap(({ statement, signed }) => toEntries(statement, signed))), [
      ...values.sent.flatMap(file => readSent(file, account)),
      ...values.due.flatMap(readDue),
    ]),
  }
  process.stdout.write(writeReport(report, language))
  return isEven(report) ? 0 : 1
}

interface SignedStatement {
  readonly statement: AccountStatement
  readonly signed: boolean
}

/** The same statement given twice is one; the signed copy of it counts. */
function readStatements(
  files: readonly string[],
  key: DetachedKey | null,
): readonly SignedStatement[] {
  const byText = new Map<string, SignedStatement>()
  for (const file of files) {
    const { content, bytes } = readFile(file)
    if (content.kind !== 'statement') throw new SetupFault(`${file} is no camt.053`)
    const signed = isSigned(file, bytes, key)
    for (const statement of content.statements) {
      const text = `${content.messageId} ${statement.id} ${bytes.toString()}`
      if (!byText.get(text)?.signed) byText.set(text, { statement, signed })
    }
  }
  return [...byText.values()]
}

/** An entry is one for ever: by the bank's reference, whatever files tell of it. */
function takeOnce(entries: readonly StatementEntry[]): readonly StatementEntry[] {
  const taken = new Map<string, StatementEntry>()
  for (const entry of entries) if (!taken.get(entry.id)?.signed) taken.set(entry.id, entry)
  return [...taken.values()]
}

function readKey(text: string | undefined): DetachedKey | null {
  if (text === undefined) return null
  const publicKey = Buffer.from(text, 'base64url')
  if (publicKey.length !== 32) throw new SetupFault('--key is 32 bytes of Ed25519 in base64url')
  return { alg: 'EdDSA', publicKey }
}

function readOptions(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new SetupFault(`${(error as Error).message}\n${RECONCILE_USAGE}`)
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}
