import * as z from 'zod'
import {
  type ActAnswer,
  type Command,
  type CommandPayload,
  MANIFEST,
  MANIFEST_ACTS_MAX,
} from '../../../../contracts/command/command.ts'
import { isId, type KeyId } from '../../../../contracts/kernel/id.ts'
import { text } from '../act/body.ts'

/** A command whose signatures are valid and whose payload has the form of one. */
export interface VerifiedCommand extends Command {
  readonly keys: readonly KeyId[]
  readonly jws: string
  readonly payloadHash: string
  readonly commandHash: string
}

/** What a command was answered: act by act, or that it was none. */
export type CommandAnswer = { readonly acts: readonly ActAnswer[] } | CommandRefused

export interface CommandRefused {
  readonly refusal: string
  readonly path: string
  /** What its sentences show: of a limit, the `limit` and the value `found`. */
  readonly details?: Readonly<Record<string, string | number>>
}

/** The command in a payload's text, or which field of it is wrong. */
export function readCommand(text: string): Command | { readonly path: string } {
  const { data, error } = Payload.safeParse(JSON.parse(text))
  if (!data) return { path: error.issues[0]!.path.join('.') }
  const { act, body, at, exp, ...rest } = data as CommandPayload
  const acts = act === MANIFEST ? Manifest.safeParse(body) : null
  if (acts?.error) return { path: ['body', ...acts.error.issues[0]!.path].join('.') }
  return {
    ...rest,
    at: Date.parse(at) / MS_PER_SECOND,
    exp: Date.parse(exp) / MS_PER_SECOND,
    acts: acts ? acts.data.acts : [{ act, body }],
    atomic: acts?.data.atomic ?? false,
  }
}

const MS_PER_SECOND = 1_000

/** With milliseconds; more digits are of no use to anybody. */
const instant = z.iso.datetime().max(30)

const Payload = z.strictObject({
  // What cannot be printed cannot be stored as it was signed.
  id: z.string().regex(/^\P{C}{1,64}$/u),
  aud: text,
  act: text,
  party: z.string().refine(text => isId('pty', text)),
  user: z.string().refine(text => isId('usr', text)),
  at: instant,
  exp: instant,
  body: z.unknown(),
})

const Manifest = z.strictObject({
  atomic: z.boolean().optional(),
  acts: z
    .array(z.strictObject({ act: text, body: z.unknown() }))
    .min(1)
    .max(MANIFEST_ACTS_MAX),
})
