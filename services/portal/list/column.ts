import type { ReactNode } from 'react'
import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'

/** A page of a list, as Relay has it. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node | null }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  readonly totalCount?: number | null
}

export interface Column<Node> {
  readonly name: string
  readonly label: Bilingual
  readonly cell: (node: Node) => ReactNode
  /** Its figures stand to the right, under each other. */
  readonly number?: boolean
  /** Shown only to who asks for it. */
  readonly hidden?: boolean
}
