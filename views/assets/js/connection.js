// A request that never reached the server says so, once, instead of doing nothing.
document.addEventListener('htmx:error', (event) => {
  if (event.target.hasAttribute?.('data-autosave')) return
  if (!event.detail.ctx?.request) return
  notice(
    'That did not reach us. Check your connection and try again; nothing on this page is lost.',
  )
})

addEventListener('offline', () =>
  notice('You are not connected. What you type stays on this page.'),
)
addEventListener('online', () => notice(''))

function notice(words) {
  const place = document.getElementById('notice')
  if (place) place.textContent = words
}
