import { builder } from './builder.ts'

/** GraphQL takes no hyphen in a name: `plan-manager` is `plan_manager` there. */
export function enumOf<const Name extends string>(name: string, values: readonly Name[]) {
  const entries = values.map(value => [value.replaceAll('-', '_'), { value }] as const)
  return builder.enumType(name, {
    values: Object.fromEntries(entries) as Record<string, { value: Name }>,
  })
}
