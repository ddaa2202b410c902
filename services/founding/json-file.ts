import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { type Id, isId } from '../../contracts/kernel/id.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { writeNew } from './key-files.ts'

/** The form of an id of a noun, as files hold it. */
export function idForm<Noun extends string>(noun: Noun) {
  return z.custom<Id<Noun>>(value => isId(noun, value), `must be an id of the noun ${noun}`)
}

/** Throws SetupFault naming the file when it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SetupFault(`${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
}

/** Throws SetupFault naming the file and the member that is not of its form: no `what`. */
export function readJsonFile<Form>(path: string, form: z.ZodType<Form>, what: string): Form {
  const { data, error } = form.safeParse(parseJson(readText(path)))
  if (!error) return data
  const [issue] = error.issues
  throw new SetupFault(`${path} is no ${what}: ${issue!.path.join('.') || 'it'} ${issue!.message}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Throws SetupFault when the file is there already. */
export function writeNewJson(path: string, value: object, mode?: number): void {
  writeNew(path, formatJson(value), mode)
}

export function formatJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
