import * as z from 'zod'
import {
  type Command,
  type CommandPayload,
  MANIFEST,
  MANIFEST_ACTS_MAX,
} from '../../../../contracts/command/command.ts'
import { isId, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { idPattern, text } from './body.ts'

/** A command whose signatures are valid and whose payload has the form of one. */
export interface VerifiedCommand extends Command {
  readonly keys: readonly KeyId[]
  /** Other parties whose keys have signed the same bytes. */
  readonly cosigners: readonly PartyId[]
  /** Set unless all its keys are machines': what a person signs must be shown to it. */
  readonly mustShow: boolean
  readonly jws: string
  readonly payloadHash: string
  readonly commandHash: string
}

/** The command in a payload's text, or which field of it is wrong. */
export function readCommand(text: string): Command | { readonly path: string } {
  const { data, error } = Payload.safeParse(JSON.parse(text))
  if (!data) return { path: error.issues[0]!.path.join('.') }
  const { act, body, at, exp, shown = null, ...rest } = data as CommandPayload
  const acts = act === MANIFEST ? Manifest.safeParse(body) : null
  if (acts?.error) return { path: ['body', ...acts.error.issues[0]!.path].join('.') }
  return {
    ...rest,
    at: Date.parse(at) / MS_PER_SECOND,
    exp: Date.parse(exp) / MS_PER_SECOND,
    acts: acts ? acts.data.acts : [{ act, body }],
    atomic: acts?.data.atomic ?? false,
    shown,
  }
}

const MS_PER_SECOND = 1_000

/** With milliseconds; more digits are of no use to anybody. */
const instant = z.iso.datetime().max(30)

export const Payload = z.strictObject({
  // What cannot be printed cannot be stored as it was signed.
  id: z.string().regex(/^\P{C}{1,64}$/u),
  aud: text,
  act: text,
  party: z
    .string()
    .refine(text => isId('pty', text))
    .meta({ pattern: idPattern(['pty']) }),
  user: z
    .string()
    .refine(text => isId('usr', text))
    .meta({ pattern: idPattern(['usr']) }),
  at: instant,
  exp: instant,
  shown: z.array(z.unknown()).max(MANIFEST_ACTS_MAX).optional(),
  body: z.unknown(),
})

export const Manifest = z.strictObject({
  atomic: z.boolean().optional(),
  acts: z
    .array(z.strictObject({ act: text, body: z.unknown() }))
    .min(1)
    .max(MANIFEST_ACTS_MAX),
})
