import { readLanguage, UsageFault } from './options.ts'
import { openTerminal, refuseAll } from './terminal.ts'
import { findUnwritten } from './unwritten.ts'

type Command = (args: string[]) => Promise<number>

/** The commands, each loaded when it is called: checking a deal needs no fonts. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  project: async () => (await import('./project.ts')).project,
  size: async () => (await import('./size.ts')).size,
  'call-dates': async () => (await import('./call-dates.ts')).callDates,
  pool: async () => (await import('./pool.ts')).pool,
  deal: async () => (await import('./deal.ts')).deal,
  tape: async () => (await import('./tape.ts')).tape,
  scenarios: async () => (await import('./scenarios.ts')).scenarios,
  'back-test': async () => (await import('./back-test.ts')).backTest,
}

export const USAGE = `tallystick abs COMMAND [--language zh|en]

  project    --deal FILE --tape FILE --out FOLDER [--scenarios FILE] [--mapping FILE]
             [--events FILE] [--leave-out-rejected] [--break-even]
             [--state FILE] [--collections FILE]  from the state and the real periods of today
             [--grid 'cdr=0.01,0.02;cpr=0.05,0.1']
             [--loan-flows]  the cash flows of each asset too, as loan-flows.csv
             projects the pool, runs the deal, writes result.json, result.xlsx, report.pdf
  size       … as project … --note A --against B  --to break-even=RATE
             | --to yield=RATE --at price=P | --to price=P --at yield=RATE
             the greatest size of a note, taken from or given to another, that reaches it
  call-dates … as project … --to ACCOUNT [--price EXPRESSION] [--from DATE]
             what becomes of each note if the pool is sold on each payment date
  pool       --tape FILE --plan FILE --out FOLDER [--mapping FILE]
             eligibility, selection, concentration, strata and a sample; writes tapes
  back-test  --result FILE --actual FILE
             the pool of an earlier result.json against what happened since
  back-test  --result FILE --report FILE --lines FILE
             one period of it against an investor report, by a mapping of its lines
  deal new       [--template factoring|loans|fixed] [--out FILE]
  deal check     --deal FILE
  deal explain   --deal FILE
  scenarios new  [--out FILE]
  tape check     --tape FILE [--mapping FILE]
  tape map       [--name MAP] [--currency CODE --cut-off DATE --day-count NAME --out FILE]
                 columns of ESMA's and the SEC's templates with their sources; a mapping by them
  tape new       --out FILE [--deal FILE] [--kind loans|receivables] [--count N] [--seed N]
                 generated assets to try things with, not real ones`

/** Runs the command line of the ABS engine; returns the exit code: 0 done, 1 refused, 2 misused. */
export async function main([name = '', ...args]: string[]): Promise<number> {
  if (name === '' || name === 'help' || name === '--help') {
    process.stdout.write(`${USAGE}\n`)
    return name === '' ? 2 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (!command) throw new UsageFault(`there is no command “${name}”`)
    return await (await command())(args)
  } catch (error) {
    const unwritten = findUnwritten(error)
    if (unwritten) return refuseAll(openTerminal(readLanguage(args)), [unwritten])
    if (!(error instanceof UsageFault)) throw error
    process.stderr.write(`tallystick abs: ${error.message}\n\n${USAGE}\n`)
    return 2
  }
}
