// A <details data-menu> closes on Escape (focus goes back to its button), on a press outside, and when another opens.
document.addEventListener('click', (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const menu = openMenus().findLast((open) => open.contains(document.activeElement))
  if (!menu) return
  menu.open = false
  menu.querySelector('summary').focus()
})

document.addEventListener('focusout', (event) => {
  const menu = event.target.closest?.('details[data-menu][open]')
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false
})

const openMenus = () => [...document.querySelectorAll('details[data-menu][open]')]
