import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'

/** `--name=5` among the arguments, as a number. */
export function optionOf(args: readonly string[], name: string, otherwise: number): number {
  const given = textOptionOf(args, name)
  return given === null ? otherwise : Number(given)
}

/** `--name=text` among the arguments; null if it is not there. */
export function textOptionOf(args: readonly string[], name: string): string | null {
  const given = args.find(arg => arg.startsWith(`--${name}=`))
  return given?.slice(name.length + 3) ?? null
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** The last line of a benchmark: one JSON object. */
export function printResult(result: object): void {
  const text = JSON.stringify(result, (_, value) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
  process.stdout.write(`${text}\n`)
}

/** What it ran on, and how busy that was with other things: a load above its cores is a warning. */
export function machine() {
  const [cpu] = cpus()
  const memory = /MemTotal:\s+(\d+)/.exec(readFileSync('/proc/meminfo', 'latin1'))
  return {
    cores: availableParallelism(),
    model: cpu?.model ?? 'unknown',
    memoryGiB: Math.round(Number(memory?.[1] ?? 0) / 2 ** 20),
    node: process.version,
    loadAverage: Math.round(loadavg()[0]! * 10) / 10,
  }
}

export function batchesOf<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = []
  for (let i = 0; i < items.length; i += size) batches.push(items.slice(i, i + size))
  return batches
}

/** The value that this part of all are at most; 0 of nothing. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
