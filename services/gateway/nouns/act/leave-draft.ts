import { type CommandPayload, MANIFEST } from '../../../../contracts/command/command.ts'
import { answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { type ParsedJws, parseJws } from '../../../platform/jws/jws.ts'
import type { Context } from '../../graph/context.ts'
import type { Caller } from '../../http/session/caller.ts'
import { refuseDraft, storeDraft } from './drafts.ts'
import { belongsTo, findAwaited, lacksSignatures, type Signing } from './sign-draft.ts'

/**
 * Keeps a command that its user has signed with a program of its own, until the others have signed
 * it too. The ledger is asked first: what it refuses for anything but lacking signatures is not
 * kept, nor what it would refuse once they are there, and what lacks none is done.
 */
export async function leaveDraft(context: Context, caller: Caller, jws: string): Promise<Signing> {
  const { shared, ledger, snapshot } = context
  await snapshot.end()
  const parsed = parseJws(jws)
  if (!parsed.ok) return { ...parsed, path: 'command' }
  const [signature, ...others] = parsed.value.signatures
  if (others.length > 0 || !(await belongsTo(shared.desk, signature!.kid, caller.user)))
    return refuse('key_must_be_the_users_own', 'command')

  const answered = (await ledger.submit([jws]))[0]!
  if (!lacksSignatures(answered)) return answered
  const { act, user, exp } = readPayload(parsed.value)
  if (user !== caller.user) return refuse('user_must_sign_its_own_command', 'command')
  if (act === MANIFEST) return refuse('draft_must_hold_one_act', 'command')
  const refused = await judge(context, parsed.value)
  if (refused) return refused
  const { payload } = parsed.value
  const beyond = await refuseDraft(shared, caller.party, { payload })
  if (beyond) return beyond
  const { protected: header, signature: bytes } = signature!
  const { user: signer, party } = caller
  const signatures = [{ protected: header, signature: bytes, user: signer, party }]
  const left = { payload, expiresAt: new Date(exp) }
  const awaits = findAwaited(answered)
  const stored = await storeDraft(shared.desk, caller, left, { signatures, awaits })
  if (awaits !== null) shared.changes.note(idOf('pty', awaits))
  return answer(stored)
}

/** Asks of a command that lacks signatures what the ledger asks when they are there. */
async function judge({ ledger }: Context, jws: ParsedJws): Promise<Refused<Refusal> | null> {
  const { party, act, body, shown } = readPayload(jws)
  const [given] = shown ?? []
  return await ledger.judge({ party, act, body, shown: given }, party)
}

/** Reads a payload whose form the ledger has judged. */
function readPayload({ payload }: ParsedJws): CommandPayload {
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
}
