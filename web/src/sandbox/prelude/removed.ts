// This file says which names of a worker's global object were looked at and taken away, and why; a test finds names that nobody has decided about.

import { names } from "./decisions";

/** Names that are taken away, by the reason. The list is not what protects: everything that is neither kept nor ours goes. */
export const removed = {
  /** What talks to the outside, or to the page behind our back. */
  outside: names(`
    BackgroundFetchManager BackgroundFetchRecord BackgroundFetchRegistration BroadcastChannel CloseEvent EventSource Notification
    PeriodicSyncManager ProgressEvent PushManager PushSubscription PushSubscriptionOptions RTCDataChannel RTCEncodedAudioFrame
    RTCEncodedVideoFrame RTCRtpScriptTransformer RTCTransformEvent SyncManager WebSocket WebSocketError WebSocketStream WebTransport
    WebTransportBidirectionalStream WebTransportDatagramDuplexStream WebTransportError Worker WorkerGlobalScope WorkerLocation
    WorkerNavigator XMLHttpRequest XMLHttpRequestEventTarget XMLHttpRequestUpload close importScripts onmessage onmessageerror
    onrtctransform postMessage
  `),
  /** What is kept after the run. */
  storage: names(`
    Cache CacheStorage FileSystemDirectoryHandle FileSystemFileHandle FileSystemHandle FileSystemObserver FileSystemSyncAccessHandle
    FileSystemWritableFileStream IDBCursor IDBCursorWithValue IDBDatabase IDBFactory IDBIndex IDBKeyRange IDBObjectStore
    IDBOpenDBRequest IDBRecord IDBRequest IDBTransaction IDBVersionChangeEvent Lock LockManager NavigationPreloadManager PERSISTENT
    ServiceWorkerRegistration StorageBucket StorageBucketManager StorageManager TEMPORARY caches indexedDB webkitRequestFileSystem
    webkitRequestFileSystemSync webkitResolveLocalFileSystemSyncURL webkitResolveLocalFileSystemURL
  `),
  /** What tells about the reader's machine, browser or address. */
  machine: names(`
    CreateMonitor CropTarget GPU GPUAdapter GPUAdapterInfo GPUBindGroup GPUBindGroupLayout GPUBuffer GPUBufferUsage GPUCanvasContext
    GPUColorWrite GPUCommandBuffer GPUCommandEncoder GPUCompilationInfo GPUCompilationMessage GPUComputePassEncoder GPUComputePipeline
    GPUDevice GPUDeviceLostInfo GPUError GPUExternalTexture GPUInternalError GPUMapMode GPUOutOfMemoryError GPUPipelineError
    GPUPipelineLayout GPUQuerySet GPUQueue GPURenderBundle GPURenderBundleEncoder GPURenderPassEncoder GPURenderPipeline GPUSampler
    GPUShaderModule GPUShaderStage GPUSupportedFeatures GPUSupportedLimits GPUTexture GPUTextureUsage GPUTextureView
    GPUUncapturedErrorEvent GPUValidationError HID HIDConnectionEvent HIDDevice HIDInputReportEvent IdleDetector MediaCapabilities
    NavigatorUAData NetworkInformation Origin PermissionStatus Permissions PressureObserver PressureRecord RestrictionTarget Serial
    SerialPort USB USBAlternateInterface USBConfiguration USBConnectionEvent USBDevice USBEndpoint USBInTransferResult USBInterface
    USBIsochronousInTransferPacket USBIsochronousInTransferResult USBIsochronousOutTransferPacket USBIsochronousOutTransferResult
    USBOutTransferResult UserActivation WGSLLanguageFeatures crossOriginIsolated isSecureContext location name navigator
    onlanguagechange origin
  `),
  /** What the browser finishes in its own time, which no seed repeats, and what is only of use with it. */
  time: names(`
    AudioData AudioDecoder AudioEncoder Blob ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy CryptoKey
    DecompressionStream EncodedAudioChunk EncodedVideoChunk File FileList FileReader FileReaderSync FontFace FontFaceSet FormData
    ImageBitmap ImageBitmapRenderingContext ImageDecoder ImageTrack ImageTrackList MediaSource MediaSourceHandle Observable
    OffscreenCanvas OffscreenCanvasRenderingContext2D ReadableByteStreamController ReadableStream ReadableStreamBYOBReader
    ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader SourceBuffer SourceBufferList Subscriber
    SubtleCrypto TextDecoderStream TextEncoderStream TransformStream TransformStreamDefaultController VideoColorSpace VideoDecoder
    VideoEncoder VideoFrame WritableStream WritableStreamDefaultController WritableStreamDefaultWriter createImageBitmap fonts
  `),
  /** What the browser measures and reports. */
  measured: names(`
    PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming
    PerformanceServerTiming ReportBody ReportingObserver SecurityPolicyViolationEvent
  `),
  /** What is for drawing and for documents, which a worker of ours has no use for. */
  drawing: names(`
    CSSKeywordValue CSSMathClamp CSSMathInvert CSSMathMax CSSMathMin CSSMathNegate CSSMathProduct CSSMathSum CSSMathValue
    CSSNumericArray CSSNumericValue CSSSkewX CSSSkewY CSSStyleValue CSSUnitValue CSSUnparsedValue CanvasGradient CanvasPattern DOMMatrix
    DOMMatrixReadOnly DOMPoint DOMPointReadOnly DOMQuad DOMRect DOMRectReadOnly DOMStringList DedicatedWorkerGlobalScope ImageData
    Path2D TextMetrics TrustedHTML TrustedScript TrustedScriptURL TrustedTypePolicy TrustedTypePolicyFactory WebGL2RenderingContext
    WebGLActiveInfo WebGLBuffer WebGLContextEvent WebGLFramebuffer WebGLObject WebGLProgram WebGLQuery WebGLRenderbuffer
    WebGLRenderingContext WebGLSampler WebGLShader WebGLShaderPrecisionFormat WebGLSync WebGLTexture WebGLTransformFeedback
    WebGLUniformLocation WebGLVertexArrayObject trustedTypes
  `),
} as const;
