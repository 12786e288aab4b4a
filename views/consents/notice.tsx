import type { FoundConsent, NoticeRow } from '../../src/consents/store.ts'
import { sayDay } from '../../src/domain/calendar.ts'
import { noticeFormatNames } from '../../src/domain/consent.ts'
import { Icon, type IconName } from '../shared/icon.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'

/** The wording that is read or printed, with the service and the number of the record on it. */
export function NoticePage({
  row,
  notice,
}: {
  readonly row: FoundConsent
  readonly notice: NoticeRow
}) {
  return (
    <div class="one-column stack notice-page" data-format={notice.format} lang={notice.language}>
      <BackLink href={`/consents/${row.id}/pages/told`}>What they were told</BackLink>
      <PageHead
        title={notice.title}
        over={`${row.service.name} · ${row.number}`}
        under={`${noticeFormatNames[notice.format]}, version ${notice.version}, ${sayDay(notice.issuedOn)}`}
      />
      <Sheet>
        {sectionsOf(notice.body).map((section, at) => (
          <section>
            {notice.format === 'easy_read' && <Icon name={pictures[at] ?? 'info'} />}
            <div>
              {section.heading && <h2>{section.heading}</h2>}
              {section.lines.map((line) => (
                <p>{line}</p>
              ))}
            </div>
          </section>
        ))}
      </Sheet>
    </div>
  )
}

/** A drawing beside each part of the Easy Read wording, in the order of the told-points. */
const pictures: readonly IconName[] = [
  'consent',
  'people',
  'published',
  'link',
  'info',
  'hand',
  'edit',
  'check',
  'calendar',
  'help',
]

type Section = { readonly heading: string; readonly lines: readonly string[] }

function sectionsOf(body: string): Section[] {
  return body.split(/\n(?=## )/).map((part) => {
    const lines = part.split('\n').filter((line) => line.trim() !== '')
    const [first = ''] = lines
    const isHeaded = first.startsWith('## ')
    return { heading: isHeaded ? first.slice(3) : '', lines: isHeaded ? lines.slice(1) : lines }
  })
}
