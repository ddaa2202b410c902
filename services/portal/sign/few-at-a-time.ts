/** So many requests of one person are under way at a time. */
const AT_ONCE = 4

/** Does something for each of many, a few of them at a time, in their order. */
export async function fewAtATime<One>(
  all: readonly One[],
  work: (one: One) => Promise<void>,
): Promise<void> {
  const left = [...all]
  const workOn = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, workOn))
}
