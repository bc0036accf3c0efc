// Runs a Jenkinsfile as Jenkins does, as far as ours go: the steps and their scripts are real, the pods are only written down.
// Whatever word a pipeline uses that is not here is an error. Arguments: the Jenkinsfile, a folder for the run.
import org.codehaus.groovy.control.CompilerConfiguration

abstract class Pipeline extends Script {
  static File folder
  static Map variables = [:]
  static Map secrets = [:]
  static int pods = 0
  static boolean skipped = false
  // The description of a build that succeeded is there for the next one.
  static Map build = [description: null, previousSuccessfulBuild: null]

  void say(String text) { println "jenkins: $text" }

  // Where things stand.
  void pipeline(Closure body) { inside(body) }
  void stages(Closure body) { inside(body) }
  void stage(String name, Closure body) { skipped = false; say "stage $name"; inside(body) }
  void steps(Closure body) { if (!skipped) inside(body) }
  void script(Closure body) { inside(body) }
  void when(Closure body) { inside(body) }
  void beforeAgent(boolean yes) { }
  void expression(Closure condition) { skipped = !inside(condition) }
  void options(Closure body) { inside(body) }
  void agent(String none) { assert none == 'none' }
  void agent(Closure body) { inside(body) }
  void kubernetes(Closure body) { inside(body) }
  void namespace(String name) { if (!skipped) say "pod in $name" }
  void yaml(String text) { new File(folder, "pod-${pods++}.yaml").text = text }
  String getNone() { 'none' }

  // Options.
  void disableConcurrentBuilds() { say 'one build at a time' }
  Map logRotator(Map keep) { keep }
  void buildDiscarder(Map keep) { say "keeps ${keep.numToKeepStr as int}" }
  void timeout(Map limit) { assert limit.unit == 'MINUTES'; say "at most ${limit.time} minutes" }

  // Steps.
  Map scmGit(Map what) { what }
  Map cloneOption(Map how) { how }
  Map usernamePassword(Map binding) { binding }
  Object getCurrentBuild() { new Expando() {
    List getBuildCauses(String kind) { assert kind == 'hudson.model.Cause$UserIdCause'; System.getenv('BY_HAND') ? ['someone'] : [] }
    Object getProperty(String name) { Pipeline.build[name] }
    void setProperty(String name, Object value) { Pipeline.build[name] = value }
  } }

  Object getEnv() { new Expando() {
    Object getProperty(String name) { Pipeline.variables[name] }
    void setProperty(String name, Object value) { Pipeline.variables[name] = value as String }
  } }

  Map checkout(Map what) {
    assert what.branches.size() == 1 && what.userRemoteConfigs.size() == 1
    def workspace = new File(folder, 'workspace')
    workspace.mkdirs()
    def remote = what.userRemoteConfigs[0]
    say "fetches ${remote.url} with ${remote.credentialsId}"
    def given = remote.credentialsId ? login(remote.credentialsId) : [:]
    // Its own commands read what they need from the credential, as the plugin's do.
    def ask = new File(folder, 'ask')
    ask.text = '#!/bin/sh\ncase $1 in Username*) echo "$ASK_USER" ;; *) echo "$ASK_PASSWORD" ;; esac\n'
    ask.executable = true
    def own = [GIT_ASKPASS: ask.path, ASK_USER: given.user ?: '', ASK_PASSWORD: given.password ?: '']
    [['init', '--quiet'], ['fetch', '--quiet', '--depth', '1', remote.url, what.branches[0].name], ['checkout', '--quiet', '--detach', 'FETCH_HEAD']]
      .each { execute(['git', '-C', workspace.path] + it, own) }
    [GIT_COMMIT: execute(['git', '-C', workspace.path, 'rev-parse', 'HEAD'], [:]).trim()]
  }

  void container(String name, Closure body) { say "container $name"; inside(body) }

  void withCredentials(List bindings, Closure body) {
    def before = new HashMap(variables)
    bindings.each {
      def given = login(it.credentialsId)
      secrets[it.usernameVariable] = given.user
      secrets[it.passwordVariable] = given.password
    }
    inside(body)
    secrets.clear()
    assert before == variables
  }

  Object sh(String text) { sh(script: text) }

  Object sh(Map how) {
    def file = File.createTempFile('step', '.sh', folder)
    file.text = how.script
    // Jenkins runs what begins as a program does, and has the shell print every command otherwise.
    def command = how.script.startsWith('#!') ? ([how.script.readLines()[0].substring(2), file.path]) : ['sh', '-xe', file.path]
    def output = execute(command, variables + secrets + [WORKSPACE: new File(folder, 'workspace').path, TMPDIR: folder.path, BUILD_NUMBER: variables.BUILD_NUMBER])
    file.delete()
    if (how.returnStdout) return output
    print output
    null
  }

  Map login(String id) {
    def parts = System.getenv("LOGIN_$id")?.split(':', 2)
    assert parts != null : "no credential $id"
    [user: parts[0], password: parts[1]]
  }

  String execute(List command, Map more) {
    def builder = new ProcessBuilder(command.collect { it as String }).directory(new File(folder, 'workspace').exists() ? new File(folder, 'workspace') : folder)
    System.getenv().keySet().findAll { it.startsWith('LOGIN_') }.each { builder.environment().remove(it) }
    more.findAll { it.value != null }.each { builder.environment()[it.key as String] = it.value as String }
    builder.redirectError(ProcessBuilder.Redirect.INHERIT)
    def process = builder.start()
    process.outputStream.close()
    def output = process.inputStream.text
    if (process.waitFor() != 0) {
      print output
      say "failed: exit code ${process.exitValue()}"
      System.exit(1)
    }
    output
  }

  Object inside(Closure body) {
    body.delegate = this
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
  }
}

Pipeline.folder = new File(args[1])
Pipeline.variables.BUILD_NUMBER = System.getenv('BUILD_NUMBER') ?: '1'
def last = new File(args[1], 'description')
if (last.exists()) Pipeline.build.previousSuccessfulBuild = [description: last.text]
def configuration = new CompilerConfiguration(scriptBaseClass: Pipeline.name)
new GroovyShell(this.class.classLoader, new Binding(), configuration).evaluate(new File(args[0]))
last.text = Pipeline.build.description ?: ''
println 'jenkins: done'
