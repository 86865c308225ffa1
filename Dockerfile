# Assets, binary, image: three stages, the last holds the binary alone.
FROM node:22-bookworm-slim AS assets
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=assets /src/web/node_modules web/node_modules
ARG VERSION=unreleased
RUN cd web && go run ./gen && cd .. \
 && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /maturita ./cmd/maturita \
 && mkdir -p /empty/data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /maturita /maturita
COPY --from=build --chown=65532:65532 /empty/data /data
USER 65532:65532
ENV MATURITA_LISTEN=0.0.0.0:8080 MATURITA_DATA=/data MATURITA_LOG_FORMAT=json
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/maturita"]
CMD ["serve"]
