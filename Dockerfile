# One image, no compiler: every native part is a prebuilt package of the registry. Built here, so that a start builds nothing.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY src ./src
RUN node src/cli/build.mjs

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    GONGYOU_PREBUILT=1 \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
# start.mjs is run from the sources; the rest of src is not needed but small, and names what runs.
COPY src ./src
COPY intents ./intents
COPY data ./data
# The program's files belong to root: the service can change nothing but its data.
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
# The first start trains the model (some seconds); after that it is read from /data.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 and stops in order on SIGTERM.
CMD ["node", "src/cli/start.mjs"]
