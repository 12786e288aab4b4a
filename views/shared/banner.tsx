import type { PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'

const icons = { yes: 'check', wait: 'warning', no: 'warning', info: 'info' } as const
export type BannerTone = keyof typeof icons
export type BannerProps = PropsWithChildren<{ readonly tone: BannerTone; readonly title: string }>

/** What just happened, or what to know first. A refusal (`no`) is announced at once, the rest politely. */
export function Banner({ tone, title, children }: BannerProps) {
  return (
    <div class="banner" data-tone={tone} role={tone === 'no' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}
