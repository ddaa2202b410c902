import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core'
import { Bug } from '../../../contracts/kernel/bug.ts'
import type { PartyRole } from '../../../contracts/party/party.ts'

/**
 * Who may read a field: anyone, any user of an enrolled party, or users of parties with one of
 * these roles. Which rows they then see is for the database to say, row by row.
 */
export type Readers = 'anyone' | 'members' | readonly PartyRole[]

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      readers: ReadersPlugin<Types>
    }
    /** Readers of all its fields that name none of their own. */
    export interface BaseTypeOptions {
      readers?: Readers
    }
    export interface FieldOptions {
      readers?: Readers
    }
  }
}

/** Types that only hold together what their fields show. */
const HOLDERS = /(^Node|^PageInfo|Connection|Edge)$/

/** Writes the readers of each field into its extensions and its description; none is an error. */
class ReadersPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(
    field: PothosOutputFieldConfig<Types>,
  ): PothosOutputFieldConfig<Types> {
    const { parentType, name, description } = field
    const own = (field.pothosOptions as { readers?: Readers }).readers
    const type = this.builder.configStore.getTypeConfig(parentType).pothosOptions
    const readers = own ?? (type as { readers?: Readers } | undefined)?.readers ?? holders(field)
    if (!readers) throw new Bug(`${parentType}.${name} names no readers`)
    const named = `Open to: ${typeof readers === 'string' ? readers : readers.join(', ')}.`
    return {
      ...field,
      description: description ? `${description} ${named}` : named,
      extensions: { ...field.extensions, readers },
    }
  }
}

function holders({ parentType, name }: { parentType: string; name: string }): Readers | undefined {
  if (HOLDERS.test(parentType)) return 'members'
  return parentType === 'Query' && (name === 'node' || name === 'nodes') ? 'members' : undefined
}

SchemaBuilder.registerPlugin('readers', ReadersPlugin)
