import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { EpochRow } from '../../../lib/contract';
import { parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { showEnergy, showMoney } from '../../../lib/display';
import { timeOfDay, timeRange } from '../../../lib/times';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Notice';
import { useWidth } from '../../../ui/useWidth';
import { ChartTable } from './ChartTable';
import { epochWindow, linear, niceTicks, priceDomain, stepPath } from './chartScales';
import './clearing-chart.css';

const HEIGHT = 250;
const MARGIN = { top: 10, right: 8, bottom: 22, left: 54 };
/** The price has the upper part of the chart, the volume the lower. */
const PRICE_BOTTOM = 160;
const VOLUME_TOP = 178;
const LEAST_SLOTS = 24;
const MOST_SLOTS = 96;

/** Clearing prices as steps with the traded volume as bars below; a row of values follows the pointer or the keys. */
export function ClearingChart({ epochs }: { epochs: readonly EpochRow[] }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [selected, setSelected] = useState<number | null>(null);
  const rows = useMemo(() => [...epochs].reverse(), [epochs]);
  const shown = rows.find((row) => row.epoch === selected) ?? rows.at(-1);

  return (
    <Card title="Clearing prices" className="clearing-chart" testId="clearing-chart">
      {shown === undefined ? (
        <Empty>No epoch has cleared yet. The first price appears here when the current epoch closes.</Empty>
      ) : (
        <>
          <Readout row={shown} spoken={selected !== null} />
          <div ref={box} className="chart-box">
            {width > 0 && <Drawing rows={rows} width={width} selected={selected} onSelect={setSelected} />}
          </div>
          <ChartTable epochs={epochs} />
        </>
      )}
    </Card>
  );
}

function Readout({ row, spoken }: { row: EpochRow; spoken: boolean }) {
  return (
    <p className="readout" aria-live={spoken ? 'polite' : 'off'} data-testid="chart-readout" data-epoch={row.epoch}>
      <span>{timeRange(row.start_time, row.end_time)}</span>
      <strong>{row.clearing_price === null ? 'no trade' : `${showMoney(parseMicros(row.clearing_price))} per kWh`}</strong>
      <span>{showEnergy(parseEnergyWh(row.total_volume))} kWh traded</span>
    </p>
  );
}

interface DrawingProps {
  readonly rows: readonly EpochRow[];
  readonly width: number;
  readonly selected: number | null;
  readonly onSelect: (epoch: number | null) => void;
}

function Drawing({ rows, width, selected, onSelect }: DrawingProps) {
  const { first, last } = epochWindow(
    rows.map((row) => row.epoch),
    LEAST_SLOTS,
    MOST_SLOTS,
  );
  const points = rows
    .filter((row) => row.epoch >= first)
    .map((row) => ({
      row,
      epoch: row.epoch,
      price: row.clearing_price === null ? null : Number(parseMicros(row.clearing_price)),
      volume: Number(parseEnergyWh(row.total_volume)),
    }));
  const prices = points.flatMap(({ price }) => (price === null ? [] : [price]));
  const domain = priceDomain(prices);
  const ticks = prices.length > 0 ? niceTicks(domain.low, domain.high, 4) : [];
  const x = linear(first, last + 1, MARGIN.left, width - MARGIN.right);
  const y = linear(ticks[0] ?? 0, ticks.at(-1) ?? 1, PRICE_BOTTOM, MARGIN.top);
  const most = Math.max(1, ...points.map(({ volume }) => volume));
  const bar = linear(0, most, HEIGHT - MARGIN.bottom, VOLUME_TOP);
  const slot = x.at(first + 1) - x.at(first);
  const labels = points.filter(({ epoch }, i) => i > 0 && (last - epoch) % Math.ceil((last - first + 1) / (width < 480 ? 2 : 6)) === 0);

  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const at = first + Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - MARGIN.left) / slot);
    const known = points.filter(({ epoch }) => epoch <= at).at(-1) ?? points[0];
    onSelect(known?.epoch ?? null);
  };
  const step = (event: KeyboardEvent) => {
    const at = points.findIndex(({ epoch }) => epoch === selected);
    const here = at < 0 ? points.length - 1 : at;
    const to: Record<string, number> = {
      ArrowLeft: Math.max(0, here - 1),
      ArrowRight: Math.min(points.length - 1, here + 1),
      Home: 0,
      End: points.length - 1,
    };
    const target = to[event.key];
    if (target !== undefined) {
      event.preventDefault();
      onSelect(points[target]?.epoch ?? null);
    } else if (event.key === 'Escape') {
      onSelect(null);
    }
  };

  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`Clearing prices of the last ${points.length} epochs. Arrow keys read them one by one; the same values stand in the table below.`}
      tabIndex={0}
      onPointerMove={pick}
      onPointerDown={pick}
      onPointerLeave={() => onSelect(null)}
      onKeyDown={step}
      onBlur={() => onSelect(null)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={y.at(tick)} y2={y.at(tick)} />
          <text className="axis" x={MARGIN.left - 6} y={y.at(tick) + 4} textAnchor="end">
            {showMoney(BigInt(tick))}
          </text>
        </g>
      ))}
      <text className="axis" x={MARGIN.left - 6} y={VOLUME_TOP + 10} textAnchor="end">
        {showEnergy(BigInt(most), 0).replace(/\.$/, '')}
      </text>
      <text className="axis" x={MARGIN.left - 6} y={VOLUME_TOP + 24} textAnchor="end">
        kWh
      </text>
      {points.map(({ epoch, volume }) => (
        <rect
          key={epoch}
          className={epoch === selected ? 'bar selected' : 'bar'}
          x={x.at(epoch) + slot * 0.12}
          width={Math.max(1, slot * 0.76)}
          y={bar.at(volume)}
          height={bar.at(0) - bar.at(volume)}
        />
      ))}
      <line className="base" x1={MARGIN.left} x2={width - MARGIN.right} y1={bar.at(0)} y2={bar.at(0)} />
      {selected !== null && selected >= first && (
        <rect className="cursor" x={x.at(selected)} width={slot} y={MARGIN.top} height={HEIGHT - MARGIN.top - MARGIN.bottom} />
      )}
      <path className="steps" d={stepPath(points, x.at, y.at)} />
      {labels.map(({ row, epoch }) => (
        <text key={epoch} className="axis" x={x.at(epoch) + slot / 2} y={HEIGHT - 6} textAnchor={epoch === last ? 'end' : 'middle'}>
          {timeOfDay(row.start_time)}
        </text>
      ))}
    </svg>
  );
}
