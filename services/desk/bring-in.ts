import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import type { ImportId } from '../../contracts/kernel/id.ts'
import { describeRefusal } from '../../contracts/refusal/describe-refusal.ts'
import type { Imported, ProposedImport, RefusedRow } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { formatTotal, readWord } from './lines.ts'
import type { Options } from './options.ts'
import { readJson } from './read-json.ts'
import { RefusedFault } from './refused-fault.ts'
import { openOwn } from './signer.ts'

const KINDS = ['order', 'delivery', 'invoice'] as const

/** Sends a file of trade documents under its mapping, and prints the report. */
export async function bringIn(options: Options): Promise<readonly string[]> {
  const { need, find } = options
  const kind = readWord('kind', need('kind'), KINDS)
  const path = need('file')
  const mapping = find('mapping')
  const how = {
    name: find('name') ?? basename(path),
    ...(mapping === undefined ? {} : { mapping: readJson(mapping) as object }),
  }
  const answer = await openOwn(options).imports.file(kind, await openFile(path), how)
  if (!answer.ok) throw new RefusedFault(answer)
  return describeReport(answer)
}

async function openFile(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path)
  } catch (cause) {
    throw new SetupFault(`${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
}

function describeReport(report: Imported): readonly string[] {
  const { id, accepted, duplicate, refused, sums, refusedRows } = report
  return [
    `import ${id}: ${accepted} new, ${duplicate} known, ${refused} refused`,
    ...sums.map(describeSum),
    ...refusedRows.flatMap(describeRow),
    ...(refused > refusedRows.length ? [`… and ${refused - refusedRows.length} rows more`] : []),
  ]
}

function describeSum({
  currency,
  redLetters,
  sent,
  recorded,
  known,
  refused,
}: Imported['sums'][number]): string {
  const say = (amount: bigint) => formatTotal({ currency, amount })
  const parts = `${say(recorded)} new, ${say(known)} known, ${say(refused)} refused`
  return `  ${redLetters ? 'red letters' : 'sent'} ${say(sent)}: ${parts}`
}

function describeRow({ row, cells }: RefusedRow): readonly string[] {
  return cells.flatMap(({ field, column, found, expected, zh, en }) => [
    `  row ${row}, ${column || field || 'as a whole'}: “${found}”: ${zh} ${en}`,
    ...(expected === '' ? [] : [`    expected ${expected}`]),
  ])
}

/** Proposes receivables of all that an import recorded, and says what became of each. */
export async function proposeAll(options: Options): Promise<readonly string[]> {
  const id = options.need('import') as ImportId
  const { proposals, leftOut } = await openOwn(options).imports.proposeAll(id)
  return [
    ...proposals.map(describeProposal),
    ...leftOut.map(({ invoice, why }) => `left out ${invoice}: ${why}`),
    `${proposals.filter(({ answer }) => answer.ok).length} of ${proposals.length} proposed`,
  ]
}

function describeProposal(proposal: ProposedImport['proposals'][number]): string {
  const { receivable, currency, amount, dueOn, trade, answer } = proposal
  const what = `${formatTotal({ currency, amount })} due ${dueOn}, of ${trade.length} invoices`
  if (answer.ok) return `proposed ${receivable}: ${what}`
  const { zh, en } = describeRefusal(answer)
  return `refused: ${what}: ${zh} ${en}`
}
