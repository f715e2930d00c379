import { useEffect, useState } from 'react';

/**
 * The width of an element in CSS pixels, followed as it changes; 0 before the first measurement. The element may come
 * and go: what is returned first is its `ref`.
 */
export function useWidth<E extends Element>(): [(element: E | null) => void, number] {
  const [element, setElement] = useState<E | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) {
      return undefined;
    }
    const observer = new ResizeObserver((entries) => {
      setWidth(Math.floor(entries[0]?.contentRect.width ?? 0));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}
