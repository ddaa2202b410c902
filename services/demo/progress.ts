import color from 'picocolors'

const WIDTH = 40
const PIPED_STEPS = 10

/** A bar where somebody watches; a line for every tenth where the output goes to a file. */
export function createProgress(total: number, out: NodeJS.WriteStream = process.stderr) {
  let told = -1
  return (done: number, what: string): void => {
    const share = done / total
    if (out.isTTY) {
      const full = Math.round(share * WIDTH)
      const bar = color.cyan('█'.repeat(full)) + color.dim('░'.repeat(WIDTH - full))
      out.write(`\r${bar} ${done}/${total} ${what}\u001b[K${done === total ? '\n' : ''}`)
      return
    }
    const step = Math.floor(share * PIPED_STEPS)
    if (step > told) out.write(`${done}/${total} ${what}\n`)
    told = step
  }
}
