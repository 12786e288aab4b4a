// Says that script runs, for the few things that only make sense with it.
document.documentElement.classList.add('scripted')
