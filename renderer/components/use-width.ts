import { useLayoutEffect, useRef, useState } from 'react';

/** Narrower than this no chart can be read; it is drawn this wide and cut off. */
const narrowest = 200;

/** The width of an element in whole CSS pixels, kept up to date; null before it has any. */
export function useWidth<E extends Element>() {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const found = Math.floor(element.getBoundingClientRect().width);
      if (found > 0) setWidth(Math.max(found, narrowest));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
