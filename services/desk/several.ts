import { SetupFault } from '../platform/setup-fault.ts'
import { RefusedFault } from './refused-fault.ts'

/**
 * Does one thing after the other and answers the lines of all. What is refused does not stop the
 * others; it makes the whole a fault in the end, which tells all of them.
 */
export async function doSeveral<Thing>(
  things: readonly Thing[],
  doOne: (thing: Thing) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  if (things.length === 1) return await doOne(things[0]!)
  const lines: string[] = []
  let refused = 0
  for (const thing of things)
    try {
      lines.push(...(await doOne(thing)))
    } catch (fault) {
      if (!(fault instanceof RefusedFault)) throw fault
      refused++
      lines.push(fault.message)
    }
  if (refused === 0) return lines
  throw new SetupFault([...lines, `${refused} of ${things.length} refused`].join('\n'))
}
