import type { GraphQLError } from 'graphql'
import type { At } from '../../platform/turned-away/told.ts'
import { type TurnedAway, turnAway } from '../../platform/turned-away/turn-away.ts'
import { buildError } from './turned-away.ts'

/**
 * Says an error that a library has made in our words: which duty was not met, in both languages and
 * with its details. An error that has its sentences stays as it is.
 */
export function explainError(error: GraphQLError): GraphQLError {
  return error.extensions['zh'] === undefined ? buildError(findDuty(error), error) : error
}

type Explain = (at: At, ...parts: string[]) => TurnedAway

function findDuty(error: GraphQLError): TurnedAway {
  const { line = 1, column = 1 } = error.locations?.[0] ?? {}
  const reason = error.message.replace(WITHOUT, '').slice(0, REASON_LENGTH_MAX)
  for (const [pattern, explain] of EXPLAINED) {
    const [found, ...parts] = pattern.exec(error.message) ?? []
    if (found !== undefined) return explain({ line, column, reason }, ...parts)
  }
  return turnAway('document_must_fit_the_graph', { line, column, reason })
}

/** Nor is it said what would have been right: strangers learn no names of the graph. */
const WITHOUT = /^Syntax Error: | Did you mean .*$/gs

/** What a library says may repeat what was sent. */
const REASON_LENGTH_MAX = 500

/** Messages of graphql, Yoga and the limits of documents; the first that fits. */
const EXPLAINED: readonly [RegExp, Explain][] = [
  [
    /^Syntax Error: Token limit of (\d+)/,
    (_, limit) => turnAway('document_must_keep_to_its_tokens', { limit: Number(limit) }),
  ],
  [
    /^Syntax Error: Query depth limit of (\d+) exceeded, found (\d+)/,
    (_, ...of) => turnAway('document_must_keep_to_its_depth', readCounts(of)),
  ],
  [
    /^Syntax Error: Aliases limit of (\d+) exceeded, found (\d+)/,
    (_, ...of) => turnAway('document_must_keep_to_its_aliases', readCounts(of)),
  ],
  [
    /^Syntax Error: Directives limit of (\d+) exceeded, found (\d+)/,
    (_, ...of) => turnAway('document_must_keep_to_its_directives', readCounts(of)),
  ],
  [/^Syntax Error: /, at => turnAway('document_must_be_graphql', at)],
  [
    /^Must provide query|^Expected "|^Expected params|^Invalid "params"|^Unexpected parameter/,
    ({ reason }) => turnAway('request_must_have_its_form', { reason }),
  ],
  [
    /^Unknown operation|^Must provide (an )?operation|^Could not determine what operation/,
    ({ reason }) => turnAway('operation_must_be_known', { reason }),
  ],
  [
    /^(Variable|Argument) "[^"]*" (got invalid|has invalid|of required type|of non-null type)/,
    ({ reason }) => turnAway('value_must_have_its_type', { reason }),
  ],
  [/^Expected value of type/, ({ reason }) => turnAway('value_must_have_its_type', { reason })],
]

function readCounts([limit, found]: readonly string[]) {
  return { limit: Number(limit), found: Number(found) }
}
