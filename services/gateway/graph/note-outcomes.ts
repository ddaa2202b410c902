import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import type { CommandAnswer } from '../../../contracts/command/answer.ts'
import type { UserId } from '../../../contracts/kernel/id.ts'
import type { Context } from './context.ts'
import type { Outcome } from './outcome.ts'
import { isUnsigned } from './unsigned.ts'

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
