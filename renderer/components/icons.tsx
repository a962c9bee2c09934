import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const ImportIcon = () => (
  <Icon>
    <path d="M10 3v8.5M6.5 8.5 10 12l3.5-3.5M3.5 12.5v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3" />
  </Icon>
);

export const SegmentsIcon = () => (
  <Icon>
    <path d="M3 4.5h14M3 8.2h10.5M3 11.9h7M3 15.6h4" />
  </Icon>
);

export const PopulationIcon = () => (
  <Icon>
    <path d="M10 3v14M10 5h2.5M10 8.2h4.5M10 11.5h6M10 14.8h7M10 5H8M10 8.2H5.5M10 11.5H4M10 14.8H3" />
  </Icon>
);

export const MapIcon = () => (
  <Icon>
    <path d="m3 6 4.5-2 5 2L17 4v10l-4.5 2-5-2L3 16zM7.5 4v10M12.5 6v10" />
  </Icon>
);

export const MeasuresIcon = () => (
  <Icon>
    <path d="M10 2.8v14.4M2.8 6h6M2.8 4.5v3M8.8 4.5v3M7 10h7M7 8.5v3M14 8.5v3M11.5 14h5.7M11.5 12.5v3M17.2 12.5v3" />
  </Icon>
);

export const SaveIcon = () => (
  <Icon>
    <path d="M5 2.8h7.2L16 6.6V17.2H5zM12 2.8v4h4M8 10.5h5M8 13.5h5" />
  </Icon>
);

export const SunIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="3.2" />
    <path d="M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4" />
  </Icon>
);

export const MoonIcon = () => (
  <Icon>
    <path d="M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z" />
  </Icon>
);

export const CrossIcon = () => (
  <Icon>
    <path d="m6 6 8 8M14 6l-8 8" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="m6 8 4 4 4-4" />
  </Icon>
);

export const QualityIcon = () => (
  <Icon>
    <path d="M5 3h10v14H5zM7.8 7.2l1 1 1.8-2M7.8 12.6l1 1 1.8-2M12.2 7.6h.8M12.2 13h.8" />
  </Icon>
);

export const WorkspaceIcon = () => (
  <Icon>
    <path d="M3 6.2h14v10.3H3zM3 6.2 5 3.5h10l2 2.7M8 9.5h4" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <path d="M10 3 18 16.5H2zM10 8v4M10 14.2v.1" />
  </Icon>
);

export const TickIcon = () => (
  <Icon>
    <path d="m4.5 10.5 3.8 3.8 7.2-8.3" />
  </Icon>
);

export const LookIcon = () => (
  <Icon>
    <circle cx="9" cy="9" r="5.2" />
    <path d="m13 13 4 4" />
  </Icon>
);

export const NotCheckedIcon = () => (
  <Icon>
    <path d="M5 10h10" />
  </Icon>
);

export const LockIcon = () => (
  <Icon>
    <path d="M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9" />
  </Icon>
);
