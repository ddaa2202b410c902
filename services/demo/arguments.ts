import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupFault } from '../platform/setup-fault.ts'

export interface DemoArguments {
  /** A file of receivables of the user's own. */
  readonly invoices: string | null
  /** Business days to live; null: to the last invoice. */
  readonly days: number | null
  /** In a new folder, whatever is there. */
  readonly fresh: boolean
  /** Runs on afterwards, so that one can look around in the browser. */
  readonly stay: boolean
  /** Only to be told how to call it. */
  readonly help: boolean
}

export function readArguments(args: string[]): DemoArguments {
  const { invoices, days, fresh = false, stay = false, help = false } = parse(args)
  if (days !== undefined && !/^[1-9]\d{0,3}$/.test(days)) throw new SetupFault(USAGE)
  return {
    invoices: invoices === undefined ? null : resolve(process.env['INIT_CWD'] ?? '.', invoices),
    days: days === undefined ? null : Number(days),
    ...{ fresh, stay, help },
  }
}

export const USAGE = `npm run demo -- [--invoices FILE] [--days N] [--fresh] [--stay]
  --invoices FILE  receivables of your own, as CSV, in the place of the sample
  --days N         live only the first N business days
  --fresh          begin again, in a new folder
  --stay           run on until Ctrl-C, to look around in the browser`

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        invoices: { type: 'string' },
        days: { type: 'string' },
        fresh: { type: 'boolean' },
        stay: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (fault) {
    throw new SetupFault(`${(fault as Error).message}\n${USAGE}`)
  }
}
