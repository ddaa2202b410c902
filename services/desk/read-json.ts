import { readText } from '../founding/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/** An option whose value is an object of JSON. */
export function readJsonOption(name: string, text: string): Readonly<Record<string, unknown>> {
  const value = parse(`--${name}`, text)
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  throw new SetupFault(`--${name} is no object of JSON: ${text}`)
}

/** A file of JSON, of which `revive` may change values as `JSON.parse` lets it. */
export function readJson(path: string, revive?: Revive): unknown {
  return parse(path, readText(path), revive)
}

type Revive = (name: string, value: unknown) => unknown

function parse(what: string, text: string, revive?: Revive): unknown {
  try {
    return JSON.parse(text, revive)
  } catch (cause) {
    throw new SetupFault(`${what} is no JSON: ${(cause as Error).message}`, { cause })
  }
}
