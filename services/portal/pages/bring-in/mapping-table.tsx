import type { DocumentKind } from '../../receivable/document-kinds.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { FIELDS, type Field } from './fields.ts'
import type { Mapping, Source } from './guess-mapping.ts'
import type { FileHead } from './read-head.ts'
import { TEXTS } from './texts.ts'

interface MappingTableProps {
  readonly kind: DocumentKind
  readonly mapping: Mapping
  readonly head: FileHead
  readonly onMapping: (mapping: Mapping) => void
}

/** Which column tells which field, beside the first value that it has in the file. */
export function MappingTable({ kind, mapping, head, onMapping }: MappingTableProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const set = (name: string, source: Source) =>
    onMapping({ ...mapping, sources: { ...mapping.sources, [name]: source } })
  const columns: readonly TableColumn<Field>[] = [
    {
      label: say('field'),
      cell: field => (
        <>
          {inLanguage(field)}
          {field.needed && <span className="aside"> · {say('needed')}</span>}
        </>
      ),
    },
    {
      label: say('source'),
      cell: field => (
        <SourceField
          label={inLanguage(field)}
          source={mapping.sources[field.name] ?? null}
          headings={head.headings}
          onSource={source => set(field.name, source)}
        />
      ),
    },
    { label: say('sample'), cell: field => findSample(mapping.sources[field.name], head) },
  ]
  return (
    <Table label={say('mapping')} columns={columns} rows={FIELDS[kind]} keyOf={one => one.name} />
  )
}

interface SourceFieldProps {
  readonly label: string
  readonly source: Source
  readonly headings: readonly string[]
  readonly onSource: (source: Source) => void
}

/** A heading may be any text, so that choices are told apart by what stands before it. */
function SourceField({ label, source, headings, onSource }: SourceFieldProps) {
  const say = useTexts(TEXTS)
  const fixed = source !== null && 'always' in source
  const value = source === null ? '' : 'column' in source ? `column ${source.column}` : 'always'
  const choose = (chosen: string) => {
    if (chosen === '') onSource(null)
    else if (chosen === 'always') onSource({ always: '' })
    else onSource({ column: chosen.slice('column '.length) })
  }
  return (
    <span className="source">
      <select aria-label={label} value={value} onChange={event => choose(event.target.value)}>
        <option value="">{say('nowhere')}</option>
        <option value="always">{say('always')}</option>
        {headings.map(heading => (
          <option key={heading} value={`column ${heading}`}>
            {heading}
          </option>
        ))}
      </select>
      {fixed && (
        <input
          aria-label={say('fixed', { field: label })}
          value={source.always}
          maxLength={200}
          onChange={event => onSource({ always: event.target.value })}
        />
      )}
    </span>
  )
}

function findSample(source: Source | undefined, { headings, rows }: FileHead): string {
  if (!source || 'always' in source) return ''
  return rows[0]?.[headings.indexOf(source.column)] ?? ''
}
