"""Tokens of code hosting, package registries, build services and tools for infrastructure."""

from __future__ import annotations

from aisec_hooks.engines.token_checks import base62_crc32, hex_crc32, is_macaroon
from aisec_hooks.engines.token_formats.layout import Format, issued, near
from aisec_hooks.model import Confidence

_MEDIUM = Confidence.MEDIUM
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_BASE58 = r"[1-9A-HJ-NP-Za-km-z]"

FORMATS: tuple[Format, ...] = (
    issued("github", "GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{36}", valid=base62_crc32),
    issued("github", "GitHub refresh token", "ghr_", r"ghr_[A-Za-z0-9]{76}", valid=base62_crc32),
    issued("github", "GitHub fine-grained token", "github_pat_", r"github_pat_[A-Za-z0-9_]{60,90}"),
    near("github", "GitHub OAuth secret", "github", r"[0-9a-f]{40}"),
    issued(
        "gitlab",
        "GitLab token",
        "glpat- gldt- glrt- glft- glsoat- glffct- glwt- glptt- glimt- glagent-",
        r"gl(?:pat|dt|rt|ft|soat|ffct|wt|ptt|imt|agent)-[A-Za-z0-9_-]{20,300}(?:\.[0-9a-z]{2}(?:[0-9a-z]{7}|\.[0-9a-z]{9}))?",
    ),
    issued("gitlab", "GitLab OAuth secret", "gloas-", r"gloas-[A-Za-z0-9_-]{64}"),
    issued("gitlab", "GitLab job token", "glcbt-", r"glcbt-(?:[A-Za-z0-9]{1,5}_)?[A-Za-z0-9_-]{20,300}"),
    issued("gitlab", "GitLab runner token", "GR1348941", r"GR1348941[A-Za-z0-9_-]{20}"),
    issued("gitlab", "GitLab session cookie", "_gitlab_session=", r"_gitlab_session=([0-9a-z]{32})"),
    issued("bitbucket", "Bitbucket app password", "ATBB", r"ATBB[A-Za-z0-9]{24}[A-F0-9]{8}"),
    issued("bitbucket", "Bitbucket token", "ATCTT3", r"ATCTT3[A-Za-z0-9_-]{170,200}=[0-9A-F]{8}", valid=hex_crc32),
    issued("bitbucket", "Bitbucket Data Center token", "BBDC-", r"BBDC-[A-Za-z0-9+/@_-]{40,50}"),
    near("bitbucket", "Bitbucket client secret", "bitbucket", r"[A-Za-z0-9]{32}|[A-Za-z0-9_-]{64}"),
    issued("atlassian", "Atlassian token", "ATATT3", r"ATATT3[A-Za-z0-9_-]{170,200}=[0-9A-F]{8}", valid=hex_crc32),
    near("atlassian", "Atlassian token", "atlassian jira confluence", r"[A-Za-z0-9]{24}"),
    near("gitea", "Gitea token", "gitea forgejo codeberg", r"[0-9a-f]{40}"),
    issued("npm", "npm token", "npm_", r"npm_[A-Za-z0-9]{36}", valid=base62_crc32),
    issued("pypi", "PyPI token", "pypi-AgE", r"pypi-AgE[A-Za-z0-9_-]{70,1000}", valid=is_macaroon),
    issued("rubygems", "RubyGems API key", "rubygems_", r"rubygems_[0-9a-f]{48}"),
    issued("crates", "crates.io token", "cio", r"cio[A-Za-z0-9]{32}"),
    issued("nuget", "NuGet API key", "oy2", r"oy2[a-z0-9]{43}"),
    issued("clojars", "Clojars token", "CLOJARS_", r"CLOJARS_[A-Za-z0-9]{60}"),
    issued(
        "docker", "Docker Hub token", "dckr_pat_ dckr_oat_", r"dckr_(?:pat_[A-Za-z0-9_-]{27}|oat_[A-Za-z0-9_-]{32})"
    ),
    issued("jfrog", "Artifactory API key", "AKCp", r"AKCp[A-Za-z0-9]{69}"),
    issued("jfrog", "Artifactory reference token", "cmVmdGtu", r"cmVmdGtu[A-Za-z0-9]{56}"),
    near("jfrog", "JFrog identity token", "jfrog artifactory", r"[A-Za-z0-9]{64}|[A-Za-z0-9]{73}"),
    near("cloudsmith", "Cloudsmith API key", "cloudsmith", r"[0-9a-f]{40}"),
    near("packagist", "Packagist token", "packagist", r"(?:packagist_[a-z]{3}_)?[0-9a-f]{64,68}"),
    issued("circleci", "CircleCI token", "CCIPAT_ CCIPRJ_", rf"CCIP(?:AT|RJ)_{_BASE58}{{20,30}}_[0-9a-f]{{40}}"),
    near("circleci", "CircleCI token", "circleci circle", r"[0-9a-f]{40}"),
    issued("buildkite", "Buildkite token", "bkua_", r"bkua_[a-z0-9]{40}"),
    near("travis", "Travis CI token", "travis travisci", r"[A-Za-z0-9_-]{22}"),
    near("droneci", "Drone CI token", "drone droneci", r"[A-Za-z0-9]{32}"),
    near("codecov", "Codecov token", "codecov", rf"{_UUID}|[a-z0-9]{{32}}"),
    near("coveralls", "Coveralls token", "coveralls", r"[A-Za-z0-9]{32,34}"),
    issued("harness", "Harness token", "pat. sat.", r"[ps]at\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}"),
    issued("octopus", "Octopus Deploy API key", "API-", r"API-[A-Z0-9]{26}"),
    issued("sonar", "SonarQube token", "squ_ sqp_ sqa_", r"sq[upa]_[0-9a-f]{40}"),
    issued("sonar", "SonarCloud token", "sqco_", r"sqco_[A-Za-z0-9]{59}"),
    near("sonar", "SonarCloud token", "sonar sonarcloud sonarqube", r"[0-9a-f]{40}"),
    near("snyk", "Snyk token", "snyk", _UUID),
    issued(
        "snyk",
        "Snyk token",
        "snyk_uat. snyk_sat.",
        r"snyk_[us]at\.[0-9a-z]{8}\.[A-Za-z0-9_-]{40,900}\.[A-Za-z0-9_-]{20,200}",
    ),
    issued("semgrep", "Semgrep token", "sgp_", r"sgp_[0-9a-f]{64}"),
    issued("sourcegraph", "Sourcegraph token", "sgp_", r"sgp_(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40}"),
    issued("sourcegraph", "Sourcegraph Cody token", "slk_", r"slk_[0-9a-f]{64}"),
    issued("hashicorp", "Vault token", "hvs. hvb. hvr.", r"hv[sbr]\.[A-Za-z0-9_-]{24,300}"),
    near("hashicorp", "Vault token", "vault", r"[sbr]\.[A-Za-z0-9]{24}"),
    issued(
        "terraform",
        "Terraform Cloud token",
        ".atlasv1.",
        r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}",
        offsets=(14,),
    ),
    issued("pulumi", "Pulumi token", "pul-", r"pul-[0-9a-f]{40}"),
    issued("infracost", "Infracost API key", "ico-", r"ico-[A-Za-z0-9]{32}"),
    issued(
        "doppler",
        "Doppler token",
        "dp.",
        r"dp\.(?:pt|st|ct|sa|said|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}",
    ),
    issued("infisical", "Infisical token", "st.", r"st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}"),
    issued("1password", "1Password service account token", "ops_eyJ", r"ops_eyJ[A-Za-z0-9+/_-]{200,4000}={0,3}"),
    issued(
        "1password",
        "1Password secret key",
        "A3-",
        r"A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}",
    ),
    near("bitwarden", "Bitwarden client secret", "bitwarden bw_clientsecret", r"[A-Za-z0-9]{30}"),
    near(
        "bitwarden", "Bitwarden machine token", "bitwarden bws", rf"0\.{_UUID}\.[A-Za-z0-9]{{30}}:[A-Za-z0-9+/]{{22}}=="
    ),
    issued("age", "age secret key", "AGE-SECRET-KEY-1", r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
    issued("postman", "Postman API key", "PMAK-", r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}"),
    issued("postman", "Postman collection key", "PMAT-", r"PMAT-[A-Z0-9]{26}"),
    issued("readme", "ReadMe API key", "rdme_", r"rdme_[a-z0-9]{70}"),
    issued("prefect", "Prefect API key", "pnu_ pnb_", r"pn[ub]_[A-Za-z0-9]{36}"),
    issued("apify", "Apify token", "apify_api_", r"apify_api_[A-Za-z0-9]{36}"),
    issued("nightfall", "Nightfall API key", "NF-", r"NF-[A-Za-z0-9]{32}"),
    issued(
        "django",
        "Django start project key",
        "django-insecure-",
        r"django-insecure-[a-z0-9!@#$%^&*(_=+)-]{50}",
        confidence=_MEDIUM,
    ),
    near("rails", "Rails master key", "rails_master_key master_key", r"[0-9a-f]{32}"),
    near("rails", "Rails secret key base", "secret_key_base", r"[0-9a-f]{128}"),
    near("laravel", "Laravel application key", "app_key", r"base64:[A-Za-z0-9+/]{43}="),
    issued(
        "sidekiq",
        "Sidekiq credential",
        "BUNDLE_ENTERPRISE__CONTRIBSYS__COM",
        r"BUNDLE_ENTERPRISE__CONTRIBSYS__COM[\"']?[:=][ \"']{0,2}([0-9a-f]{8}:[0-9a-f]{8})",
    ),
)
