/// <reference path="../analytics/raw-text.d.ts" />
declare module '*.css';
