import type { ComponentType } from 'react'
import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import type { PartyRole } from '../graph/graphql.ts'

/** A page of the portal, as menu, routes and the table of roles and pages know it. */
export interface Page {
  /** As react-router writes paths: `/parties/:id`. */
  readonly path: string
  readonly title: Bilingual
  /** Strangers too, everybody who has signed in, or parties with one of these roles. */
  readonly seenBy: 'anyone' | 'members' | readonly PartyRole[]
  /** Where in the menu it stands; null where one comes to it from another page. */
  readonly menu: MenuGroup | null
  readonly load: () => Promise<{ readonly Component: ComponentType }>
}

export const MENU_GROUPS = ['work', 'trade', 'finance', 'goods', 'operation', 'own'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

export function maySee({ seenBy }: Page, roles: readonly PartyRole[]): boolean {
  return typeof seenBy === 'string' || seenBy.some(role => roles.includes(role))
}
