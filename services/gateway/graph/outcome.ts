import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import type { CommandAnswer } from '../../../contracts/command/answer.ts'
import type { UserId } from '../../../contracts/kernel/id.ts'
import type { RequestRecord } from '../../records/index.ts'
import type { Context } from './context.ts'

/** What one thing that was asked came to, as far as a record says it. */
export interface Outcome {
  /** Such as `mutation.login`. */
  readonly what: string
  /** Of what is recorded by itself, refused or not. */
  readonly kind: Extract<RequestRecord['kind'], 'sign_in' | 'custody'> | null
  /** The codes of what was refused, each as often as it was. */
  readonly refused: readonly string[]
  /** Whether a key that the ledger knows has signed something of it. */
  readonly signed: boolean
  /** Who signed in by it. */
  readonly user: UserId | null
}

const KINDS: Readonly<Record<string, Outcome['kind']>> = {
  login: 'sign_in',
  openSession: 'sign_in',
  logout: 'sign_in',
  setPassword: 'sign_in',
  createCustodyKey: 'custody',
}

/** Lets each mutation note what it came to, before the caller’s selection hides it. */
export function noteOutcomes(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve as GraphQLFieldResolver<unknown, Context>
    const common = { what: `mutation.${field.name}`, kind: KINDS[field.name] ?? null }
    field.resolve = async (root, args, context: Context, info) => {
      const value: unknown = await resolve(root, args, context, info)
      context.outcomes.push({ ...common, ...readValue(value) })
      return value
    }
  }
}

/** The forms that mutations resolve to. */
interface Resolved {
  readonly ok?: boolean
  readonly refusal?: string
  readonly answers?: readonly CommandAnswer[]
  readonly secret?: string
  readonly user?: UserId
}

function readValue(value: unknown): Omit<Outcome, 'what' | 'kind'> {
  const { ok, refusal, answers = [], secret, user } = (value ?? {}) as Resolved
  return {
    refused: ok === false && refusal ? [refusal] : answers.flatMap(listRefusals),
    signed: answers.some(answer => !isUnsigned(answer)),
    user: secret !== undefined && user ? user : null,
  }
}

function listRefusals(answer: CommandAnswer): string[] {
  if (!answer.ok) return [answer.refusal]
  return answer.acts.flatMap(act => (act.ok ? [] : [act.refusal]))
}

/** What no key in force has signed, or what cannot be read: no party can be charged for it. */
const UNSIGNED = new Set([
  'jws_must_be_at_most_1_mib',
  'key_must_not_be_revoked',
  'party_must_be_active',
  'jws_must_be_well_formed',
  'header_must_hold_only_alg_kid_and_typ',
  'key_must_be_enrolled',
  'key_must_sign_once',
  'algorithm_must_be_that_of_the_key',
  'signature_must_be_valid',
])

export function isUnsigned(answer: CommandAnswer): boolean {
  return !answer.ok && UNSIGNED.has(answer.refusal)
}
