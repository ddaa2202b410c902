import * as z from 'zod'
import {
  type Command,
  type CommandPayload,
  MANIFEST,
  MANIFEST_ACTS_MAX,
} from '../../../../contracts/command/command.ts'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Detailed, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { isId, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { idPattern, text } from './body.ts'

/** A command whose signatures are valid and whose payload has the form of one. */
export interface VerifiedCommand extends Command {
  readonly ok: true
  readonly keys: readonly KeyId[]
  /** Other parties whose keys have signed the same bytes. */
  readonly cosigners: readonly PartyId[]
  /** Set unless all its keys are machines': what a person signs must be shown to it. */
  readonly mustShow: boolean
  readonly jws: string
  readonly payloadHash: string
  readonly commandHash: string
}

/** Reads the command in a payload's text. */
export function readCommand(text: string): Answer<Command, FormRefusal> {
  const { data, error } = Payload.safeParse(JSON.parse(text))
  if (!data) return misformed(error.issues[0]!.path)
  const { id, aud, act, party, user, at, exp, shown = null, body } = data as CommandPayload
  const acts = act === MANIFEST ? Manifest.safeParse(body) : null
  if (acts?.error) return misformed(['body', ...acts.error.issues[0]!.path])
  return answer({
    id,
    aud,
    party,
    user,
    at: Date.parse(at) / MS_PER_SECOND,
    exp: Date.parse(exp) / MS_PER_SECOND,
    acts: acts ? acts.data.acts : [{ act, body }],
    atomic: acts?.data.atomic ?? false,
    shown,
  })
}

type FormRefusal = Detailed<'command_must_have_its_form', { field: string }>

function misformed(at: readonly PropertyKey[]): Refused<FormRefusal> {
  const path = at.join('.')
  return refuse('command_must_have_its_form', path, { field: path || 'payload' })
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
