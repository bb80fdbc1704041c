/* What of this page is hard to read (contrast below 4.5), hard to hit (below 44 px), or wider than the screen. */
() => {
  const shade = color => {
    const parts = color.match(/[\d.]+/g).map(Number);
    return parts.length > 3 && parts[3] === 0 ? null : parts.slice(0, 3);
  };
  const light = rgb => rgb
    .map(v => v / 255)
    .map(v => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const found = shade(getComputedStyle(e).backgroundColor);
      if (found) return found;
    }
    return [255, 255, 255];
  };
  const contrast = element => {
    const pair = [shade(getComputedStyle(element).color), behind(element)].map(light).sort((x, y) => y - x);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  };
  const seen = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
  const worded = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const texts = seen('body *').filter(e => worded(e) && !e.closest('.vh, script, style, option'));
  const targets = seen('button, select, input:not([type=hidden]), textarea, summary');
  const tiny = e => e.getBoundingClientRect().width < 44 || e.getBoundingClientRect().height < 44;
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  return [
    ...texts.filter(e => contrast(e) < 4.5).map(e => `pale: ${e.textContent.trim().slice(0, 40)}`),
    ...targets.filter(tiny).map(e => `small: ${e.outerHTML.slice(0, 60)}`),
    ...(wide ? ['wide'] : []),
  ];
}
