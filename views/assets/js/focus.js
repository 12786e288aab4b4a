// After a fragment comes back with errors the summary takes the focus, as it does on a whole page.
document.addEventListener('htmx:after:swap', () => {
  const summary = document.querySelector('.error-summary:not([data-seen])')
  if (!summary) return
  summary.setAttribute('data-seen', '')
  summary.querySelector('h2').focus()
})
