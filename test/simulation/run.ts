import { optionOf, printResult, say } from '../bench/support/bench.ts'
import { benchDatabase } from '../bench/support/throwaway-database.ts'
import { replayCommand, simulate } from './simulate.ts'

/** As long as wanted, on a throwaway cluster; the last line of output is one JSON object. */
export async function run(args: string[]): Promise<void> {
  const settings = {
    seed: optionOf(args, 'seed', Date.now() % 1_000_000),
    days: optionOf(args, 'days', 250),
    commands: optionOf(args, 'commands', 60),
    writers: optionOf(args, 'writers', 2),
  }
  say(replayCommand(settings))
  try {
    const report = await simulate(await benchDatabase(), settings, say)
    const counts = (map: ReadonlyMap<string, number>) => Object.fromEntries([...map].toSorted())
    const { accepted, refused, refusals, ...rest } = report
    printResult({
      ...{ simulation: settings, ...rest, accepted: counts(accepted) },
      ...{ refused: counts(refused), refusals: counts(refusals) },
    })
  } catch (failure) {
    say(`to see it again: ${replayCommand(settings)}`)
    throw failure
  }
}
